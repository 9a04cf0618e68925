#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes src/base/jin-division-table.h: every address code in force since 1981 (R89).

Source: result.csv of https://github.com/yescallop/areacodes (CC0), collected
from the yearly lists of the Ministry of Civil Affairs.

usage: gen-divisions.py result.csv > src/base/jin-division-table.h
"""
import csv
import sys

# Codes that appear in ID numbers but not in the ministry's lists: districts of
# 大兴安岭 that only the statistics office numbers, and the cards for residents
# from Taiwan (R88).
EXTRA = {232701: '加格达奇区', 232702: '松岭区', 232703: '新林区', 232704: '呼中区', 830000: '台湾居民'}


def main():
    rows = {code: (0, name) for code, name in EXTRA.items()}
    latest = {}
    for row in csv.DictReader(open(sys.argv[1], encoding='utf-8-sig')):
        code, since = int(row['代码']), int(row['启用时间'])
        if since < latest.get(code, 0):
            continue
        latest[code] = since
        until = 0 if row['状态'] == '在用' else int(row['变更/弃用时间'])
        rows[code] = (until, row['名称'])

    print('/* SPDX-License-Identifier: GPL-3.0-or-later */')
    print('/* Made by build-aux/gen-divisions.py; do not edit. */')
    print('/* clang-format off */')
    print('#pragma once\n')
    print('/* Code, year in which it was given up or 0, last name; by code. */')
    print('static const Division divisions[] = {')
    line = ''
    for code, (until, name) in sorted(rows.items()):
        cell = f'{{{code},{until},"{name}"}},'
        # One line a prefecture, but none of more than some hundred bytes.
        if line and (code % 100 == 0 or len(line) > 100):
            print(line)
            line = ''
        line += cell
    print(line)
    print('};')


main()
