/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Chinese words that cells of spreadsheets hold, in one place and outside gettext: data, not interface. */
#define JIN_WORDS_YES "√", "✓", "是", "有"
#define JIN_WORDS_NO "×", "否", "无"
