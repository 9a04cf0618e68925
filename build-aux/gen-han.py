#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes src/base/jin-han-table.h: pinyin and stroke order of Chinese characters (R8).

Sources: Unihan (Debian package unicode-data) for readings and stroke counts;
stroke.dict.yaml (Debian package rime-data-stroke, LGPL-3, after CNS11643) for
the order of strokes within equal counts.

usage: gen-han.py /usr/share/unicode /usr/share/rime-data/stroke.dict.yaml > src/base/jin-han-table.h
"""
import bz2
import sys
import unicodedata

FIRST, LAST = 0x3400, 0x9FFF
# In ASCII order, so that what is written with them sorts as the numbers do.
ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
TONES = {'\u0304': 1, '\u0301': 2, '\u030c': 3, '\u0300': 4}
STROKES = str.maketrans('hspnz', '12345')  # 横 竖 撇 点 折

# Where the first reading of Unihan is not that of names and titles.
READINGS = dict(pair.split(':') for pair in '''
卜:bu3 兴:xing1 占:zhan1 厦:xia4 尽:jin4 晟:sheng4 琢:zhuo2 翘:qiao2 薄:bo2 都:du1 长:chang2 阚:kan4 靓:liang4 骠:piao4
'''.split())

# Readings that a character has only as a surname, and surnames of two
# characters that are not read as their characters are.
SURNAMES = dict(pair.split(':') for pair in '''
乐:yue4 仇:qiu2 任:ren2 佴:nai4 华:hua4 区:ou1 单:shan4 召:shao4 员:yun4 哈:ha3 查:zha1 宁:ning4 干:gan1 折:she2
曾:zeng1 朴:piao2 洗:xian3 燕:yan1 盖:ge3 相:xiang4 祭:zhai4 种:chong2 秘:bi4 粘:nian2 纪:ji3 缪:miao4 繁:po2
翟:zhai2 能:nai4 葛:ge3 要:yao1 覃:qin2 解:xie4 过:guo1 那:na1 郇:xun2 隗:wei3 撒:sa4
万俟:mo4qi2 单于:chan2yu2 尉迟:yu4chi2 长孙:zhang3sun1 澹台:tan2tai2 乐正:yue4zheng4 令狐:ling2hu2 子车:zi3ju1 宰父:zai3fu3
'''.split())


def unihan(folder, name, wanted):
    for line in bz2.open(f'{folder}/Unihan_{name}.txt.bz2', 'rt', encoding='utf-8'):
        if line.startswith('U+'):
            code, key, value = line.rstrip('\n').split('\t', 2)
            if key == wanted:
                yield chr(int(code[2:], 16)), value.split()[0]


def plain(reading):
    """lǚ → (lv, 3)"""
    letters, tone = '', 5
    for c in unicodedata.normalize('NFD', reading):
        if c in TONES:
            tone = TONES[c]
        elif c == '\u0308':
            letters = letters[:-1] + 'v'
        elif c.isascii():
            letters += c
    return letters, tone


def split_readings(text):
    """yu4chi2 → [(yu, 4), (chi, 2)]"""
    result, letters = [], ''
    for c in text:
        if c.isdigit():
            result.append((letters, int(c)))
            letters = ''
        else:
            letters += c
    return result


def dictionary_order(reading):
    """lü stands between lu and luan, as in dictionaries."""
    letters, tone = reading
    return letters.replace('v', 'u'), 'v' in letters, tone


def digits(number, length):
    text = ''
    for _ in range(length):
        text = ALPHABET[number % len(ALPHABET)] + text
        number //= len(ALPHABET)
    assert number == 0
    return text


def stroke_orders(path, counts):
    """The order of strokes of each character; later lines hold the mainland's forms."""
    orders, body = {}, False
    for line in open(path, encoding='utf-8'):
        fields = line.rstrip('\n').split('\t')
        if body and len(fields) > 1 and len(fields[1]) == counts.get(fields[0], 0):
            orders[fields[0]] = fields[1].translate(STROKES)
        body = body or line.strip() == '...'
    return orders


def print_string(name, text, width):
    print(f'static const char {name}[] =')
    for i in range(0, len(text), width):
        end = ';' if i + width >= len(text) else ''
        print(f'  "{text[i:i + width]}"{end}')
    print()


def main():
    folder, stroke_path = sys.argv[1:]
    counts = {c: int(n) for c, n in unihan(folder, 'IRGSources', 'kTotalStrokes')}
    readings = {c: plain(r) for c, r in unihan(folder, 'Readings', 'kMandarin')}
    readings.update({c: split_readings(r)[0] for c, r in READINGS.items()})
    # 通用规范汉字表 has some hundred characters beyond the main block; people are named with them.
    standard = {c for c, _ in unihan(folder, 'OtherMappings', 'kTGH')}
    orders = stroke_orders(stroke_path, counts)

    main_block = [chr(code) for code in range(FIRST, LAST + 1)]
    beyond = sorted(c for c in standard if ord(c) > LAST)
    ranked = sorted((c for c in main_block + beyond if c in counts),
                    key=lambda c: (counts[c], orders.get(c, '6'), c))
    ranks = {c: digits(i, 3) for i, c in enumerate(ranked)}
    surnames = {name: split_readings(r) for name, r in SURNAMES.items()}
    known = {readings[c] for c in main_block + beyond if c in readings}
    known |= {r for pair in surnames.values() for r in pair}
    syllables = sorted(known, key=dictionary_order)
    # The number 0 means that no reading is known.
    numbers = {r: digits(i + 1, 2) for i, r in enumerate(syllables)}

    def row(c):
        return numbers.get(readings.get(c), '00') + ranks.get(c, 'zzz')

    print('/* SPDX-License-Identifier: GPL-3.0-or-later */')
    print('/* Made by build-aux/gen-han.py from Unihan and rime-data-stroke; do not edit. */')
    print('/* clang-format off */')
    print('#pragma once\n')
    print(f'#define HAN_FIRST 0x{FIRST:X}')
    print(f'#define HAN_LAST 0x{LAST:X}\n')
    print('/* Every syllable and tone in dictionary order, the tone last; the n-th is number n. */')
    print('static const char *const han_syllables[] = {')
    cells = [f'"{s}{t}",' for s, t in [('', 0)] + syllables]
    for i in range(0, len(cells), 14):
        print('  ' + ' '.join(cells[i:i + 14]))
    print('};\n')
    print('/* Five signs a character from HAN_FIRST on: number of its syllable, place in the order of strokes. */')
    print_string('han_rows', ''.join(map(row, main_block)), 120)
    print('/* The same for characters beyond, by code point. */')
    print('typedef struct { gunichar c; char row[6]; } HanBeyond;')
    print('static const HanBeyond han_beyond[] = {')
    for i in range(0, len(beyond), 6):
        print('  ' + ' '.join(f'{{ 0x{ord(c):X}, "{row(c)}" }},' for c in beyond[i:i + 6]))
    print('};\n')
    print('/* Surnames and the numbers of their syllables. */')
    print('static const struct { const char *name; char numbers[5]; } han_surnames[] = {')
    for name, pair in surnames.items():
        print(f'  {{ "{name}", "{"".join(numbers[r] for r in pair)}" }},')
    print('};')


main()
