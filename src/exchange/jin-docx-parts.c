/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include <zip.h>

#include "exchange/jin-docx-parts.h"

/*
 * The parts of a .docx (ECMA-376) that are the same for every sheet: types, relations, styles, fonts, head and foot.
 * Styles ask for the faces of official paper (R104); the font table names what stands in for them.
 */

#define WORD_NAMESPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

#define PAGE_SHORT JIN_TWIPS_MM (210)
#define PAGE_LONG JIN_TWIPS_MM (297)

static const char types[] = DECLARATION
    "<Types xmlns=\"" PACKAGE "/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"" WORD_TYPE "document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD_TYPE "styles+xml\"/>"
    "<Override PartName=\"/word/fontTable.xml\" ContentType=\"" WORD_TYPE "fontTable+xml\"/>"
    "<Override PartName=\"/word/header1.xml\" ContentType=\"" WORD_TYPE "header+xml\"/>"
    "<Override PartName=\"/word/footer1.xml\" ContentType=\"" WORD_TYPE "footer+xml\"/>"
    "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    "</Types>";

static const char relations[] = DECLARATION
    "<Relationships xmlns=\"" PACKAGE "/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" RELATIONS "/officeDocument\" Target=\"word/document.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" PACKAGE "/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
    "</Relationships>";

static const char document_relations[] = DECLARATION
    "<Relationships xmlns=\"" PACKAGE "/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" RELATIONS "/styles\" Target=\"styles.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" RELATIONS "/fontTable\" Target=\"fontTable.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"" RELATIONS "/header\" Target=\"header1.xml\"/>"
    "<Relationship Id=\"rId4\" Type=\"" RELATIONS "/footer\" Target=\"footer1.xml\"/>"
    "</Relationships>";

#define FACE(name, other, family) \
  "<w:font w:name=\"" name "\"><w:altName w:val=\"" other "\"/><w:charset w:val=\"86\"/><w:family w:val=\"" family "\"/></w:font>"

static const char fonts[] = DECLARATION
    "<w:fonts xmlns:w=\"" WORD_NAMESPACE "\">" FACE ("方正小标宋简体", "STZhongsong", "roman")
        FACE ("仿宋_GB2312", "FangSong", "modern")
            FACE ("黑体", "SimHei", "modern")
                FACE ("宋体", "SimSun", "roman") "</w:fonts>";

#define STYLE(id, alignment, face, half_points)                                                                \
  "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" id "\"/><w:basedOn w:val=\"Normal\"/>" \
  "<w:pPr><w:jc w:val=\"" alignment "\"/></w:pPr>"                                                             \
  "<w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"" face "\" w:cs=\"Times New Roman\"/><w:sz w:val=\"" half_points "\"/></w:rPr></w:style>"

static const char styles[] = DECLARATION
    "<w:styles xmlns:w=\"" WORD_NAMESPACE "\"><w:docDefaults><w:rPrDefault><w:rPr>"
    "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"仿宋_GB2312\" w:cs=\"Times New Roman\"/>"
    "<w:sz w:val=\"21\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>"
    "<w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"0\"/></w:pPr></w:pPrDefault></w:docDefaults>"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>" STYLE ("SheetTitle", "center", "方正小标宋简体", "36")
        STYLE ("SheetLine", "left", "宋体", "21")
            STYLE ("TableHead", "center", "黑体", "21")
                STYLE ("TableText", "left", "仿宋_GB2312", "21")
                    STYLE ("TableMiddle", "center", "仿宋_GB2312", "21")
                        STYLE ("TableNumber", "right", "仿宋_GB2312", "21")
                            STYLE ("PageLine", "left", "宋体", "21") "</w:styles>";

/**
 * jin_docx_body_width:
 *
 * Returns: what is left between the side margins of an A4, in twips
 */
int
jin_docx_body_width (gboolean landscape)
{
  return landscape ? PAGE_LONG - JIN_TWIPS_MM (20) - JIN_TWIPS_MM (20) : PAGE_SHORT - JIN_TWIPS_MM (25) - JIN_TWIPS_MM (20);
}

/**
 * jin_docx_text:
 * @out: where
 * @text: what a run says
 *
 * Writes a run; lines stay lines, and what no XML may hold is left out.
 */
void
jin_docx_text (FILE *out, const char *text)
{
  fputs ("<w:r><w:t xml:space=\"preserve\">", out);
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '<':
        fputs ("&lt;", out);
        break;
      case '>':
        fputs ("&gt;", out);
        break;
      case '&':
        fputs ("&amp;", out);
        break;
      case '\n':
        fputs ("</w:t><w:br/><w:t xml:space=\"preserve\">", out);
        break;
      case '\t':
        fputs ("</w:t><w:tab/><w:t xml:space=\"preserve\">", out);
        break;
      default:
        if ((guchar)*p >= 0x20)
          fputc (*p, out);
      }
  fputs ("</w:t></w:r>", out);
}

/**
 * jin_docx_section:
 * @out: the document, before its body's end
 * @sheet: the page
 *
 * Writes size, margins, head and foot of its pages.
 */
void
jin_docx_section (FILE *out, const JinDocxSheet *sheet)
{
  gboolean across = sheet->landscape;

  fputs ("<w:sectPr>", out);
  if (sheet->internal != NULL)
    fputs ("<w:headerReference w:type=\"default\" r:id=\"rId3\"/>", out);
  fputs ("<w:footerReference w:type=\"default\" r:id=\"rId4\"/>", out);
  fprintf (out, "<w:pgSz w:w=\"%d\" w:h=\"%d\"%s/>", across ? PAGE_LONG : PAGE_SHORT, across ? PAGE_SHORT : PAGE_LONG,
           across ? " w:orient=\"landscape\"" : "");
  fprintf (out, "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\" w:header=\"%d\" w:footer=\"%d\" w:gutter=\"0\"/>",
           JIN_TWIPS_MM (across ? 28 : 22), JIN_TWIPS_MM (20), JIN_TWIPS_MM (20), JIN_TWIPS_MM (across ? 20 : 25), JIN_TWIPS_MM (13), JIN_TWIPS_MM (12));
  fputs ("</w:sectPr>", out);
}

static void
write_field (FILE *out, const char *name)
{
  fprintf (out, "<w:fldSimple w:instr=\" %s \"><w:r><w:t>1</w:t></w:r></w:fldSimple>", name);
}

static void
write_head (FILE *out, const JinDocxSheet *sheet)
{
  fputs (DECLARATION "<w:hdr xmlns:w=\"" WORD_NAMESPACE "\"><w:p><w:pPr><w:pStyle w:val=\"PageLine\"/><w:jc w:val=\"right\"/></w:pPr>", out);
  if (sheet->internal != NULL)
    jin_docx_text (out, sheet->internal);
  fputs ("</w:p></w:hdr>", out);
}

static void
write_foot (FILE *out, const JinDocxSheet *sheet)
{
  fprintf (out, DECLARATION "<w:ftr xmlns:w=\"" WORD_NAMESPACE "\"><w:p><w:pPr><w:pStyle w:val=\"PageLine\"/><w:tabs><w:tab w:val=\"right\" w:pos=\"%d\"/></w:tabs></w:pPr>",
           jin_docx_body_width (sheet->landscape));
  jin_docx_text (out, sheet->footer != NULL ? sheet->footer : "");
  jin_docx_text (out, "\t第 ");
  write_field (out, "PAGE");
  jin_docx_text (out, " 页　共 ");
  write_field (out, "NUMPAGES");
  jin_docx_text (out, " 页");
  fputs ("</w:p></w:ftr>", out);
}

static void
write_properties (FILE *out, const JinDocxSheet *sheet)
{
  g_autofree char *title = g_markup_escape_text (sheet->title, -1);

  fprintf (out, DECLARATION "<cp:coreProperties xmlns:cp=\"" PACKAGE "/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                            "<dc:title>%s</dc:title><dc:creator>金秋</dc:creator></cp:coreProperties>",
           title);
}

/* ---- the container ---- */

static gboolean
add_source (zip_t *zip, const char *name, zip_source_t *source)
{
  if (source != NULL && zip_file_add (zip, name, source, ZIP_FL_ENC_UTF_8) >= 0)
    return TRUE;
  if (source != NULL)
    zip_source_free (source);
  return FALSE;
}

static gboolean
add_text (zip_t *zip, const char *name, const char *text)
{
  return add_source (zip, name, zip_source_buffer (zip, text, strlen (text), 0));
}

static gboolean
add_written (zip_t *zip, const char *name, void (*write) (FILE *out, const JinDocxSheet *sheet), const JinDocxSheet *sheet)
{
  char         *text = NULL;
  size_t        size = 0;
  FILE         *out = open_memstream (&text, &size);
  zip_source_t *source;

  write (out, sheet);
  fclose (out);
  source = zip_source_buffer (zip, text, size, 1);
  if (source == NULL)
    free (text);
  return add_source (zip, name, source);
}

/**
 * jin_docx_write:
 * @path: the file
 * @document: (transfer full): document.xml, from its beginning; closed with the container
 * @sheet: what stands around it
 *
 * Returns: whether all of it was written; errno may say why not
 */
gboolean
jin_docx_write (const char *path, FILE *document, const JinDocxSheet *sheet)
{
  zip_t        *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  zip_source_t *body = zip != NULL && fflush (document) == 0 && fseek (document, 0, SEEK_SET) == 0 ? zip_source_filep (zip, document, 0, -1) : NULL;
  gboolean      added;

  if (body == NULL)
    {
      if (zip != NULL)
        zip_discard (zip);
      fclose (document);
      return FALSE;
    }
  added = add_text (zip, "[Content_Types].xml", types) && add_text (zip, "_rels/.rels", relations) &&
          add_written (zip, "docProps/core.xml", write_properties, sheet) && add_text (zip, "word/styles.xml", styles) &&
          add_text (zip, "word/fontTable.xml", fonts) && add_written (zip, "word/header1.xml", write_head, sheet) &&
          add_written (zip, "word/footer1.xml", write_foot, sheet) && add_text (zip, "word/_rels/document.xml.rels", document_relations);
  /* From here on the container closes the file. */
  if (!add_source (zip, "word/document.xml", body) || !added || zip_close (zip) != 0)
    {
      zip_discard (zip);
      return FALSE;
    }
  return TRUE;
}
