#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes src/base/jin-lunar-table.h from the reference tables (R80).

usage: gen-lunar.py tests/base/data/lunar-months-1900-2100.csv \
                    tests/base/data/solar-terms-1900-2100.csv > src/base/jin-lunar-table.h
"""
import csv
import datetime
import sys

FIRST_YEAR, LAST_YEAR = 1900, 2100
TERMS = '小寒 大寒 立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至'.split()


def lunar_years(path):
    """One row a year: day number of 正月初一, months, bits of long ones, number of the leap month."""
    years = {}
    for row in csv.DictReader(open(path, encoding='utf-8')):
        years.setdefault(int(row['lunar_year']), []).append(row)
    expected = None
    for year, months in sorted(years.items()):
        first = datetime.date.fromisoformat(months[0]['first_day']).toordinal()
        bits, leap, day = 0, 0, first
        for place, month in enumerate(months):
            assert datetime.date.fromisoformat(month['first_day']).toordinal() == day
            assert month['days'] in ('29', '30')
            if month['leap'] == '1':
                leap = int(month['lunar_month'])
                assert place == leap
            if month['days'] == '30':
                bits |= 1 << place
            day += int(month['days'])
        assert year > LAST_YEAR or len(months) == (13 if leap else 12)
        assert expected in (None, first)
        expected = day
        yield year, first, len(months), bits, leap


def term_days(path):
    """Day of the month of each of the 24 terms, by year."""
    years = {year: [] for year in range(FIRST_YEAR, LAST_YEAR + 1)}
    for row in csv.DictReader(open(path, encoding='utf-8')):
        date = datetime.date.fromisoformat(row['date'])
        place = len(years[date.year])
        assert row['term'] == TERMS[place] and date.month == place // 2 + 1
        years[date.year].append(date.day)
    assert all(len(days) == 24 for days in years.values())
    return years


def main():
    months_path, terms_path = sys.argv[1:]
    terms = term_days(terms_path)
    base = [min(days[i] for days in terms.values()) for i in range(24)]
    assert all(days[i] - base[i] < 4 for days in terms.values() for i in range(24))

    print('/* SPDX-License-Identifier: GPL-3.0-or-later */')
    print('/* Made by build-aux/gen-lunar.py; do not edit. */')
    print('/* clang-format off */')
    print('#pragma once\n')
    print('/* The earliest day of the month on which each term falls: two terms a month. */')
    print('static const guint8 term_base[24] = { ' + ', '.join(map(str, base)) + ' };\n')
    print(f'/* {FIRST_YEAR}…: day number of 正月初一, months (of the last year only the first), leap month or 0,')
    print(' * bit n set when the n-th month has 30 days, and for each term two bits: days after its earliest. */')
    print('static const LunarYear lunar_years[] = {')
    for year, first, n_months, bits, leap in lunar_years(months_path):
        packed = sum((terms[year][i] - base[i]) << (2 * i) for i in range(24)) if year in terms else 0
        print(f'  {{ {first}, {n_months}, {leap}, 0x{bits:04x}, G_GUINT64_CONSTANT (0x{packed:012x}) }}, /* {year} */')
    print('};')


main()
