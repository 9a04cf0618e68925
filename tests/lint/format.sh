#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds src/ and tests/ to .clang-format, naming the files that `clang-format -i` would change.  Other versions of it than
# Debian 12's see some things differently: skipped there.
cd "$JINQIU_SRCDIR" || exit 1
case $(clang-format --version) in
  *' version 14.'*) ;;
  *) echo "needs clang-format 14"; exit 77 ;;
esac
find src tests -name '*.[ch]' -print0 |
  xargs -0 -r -n 16 clang-format --dry-run --Werror 2>&1 |
  sed -n 's/^\([^: ]*\):[0-9]*:[0-9]*: error: .*/\1: not formatted/p' | sort -u | { ! grep . ; }
