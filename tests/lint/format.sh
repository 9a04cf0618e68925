#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds src/ and tests/ to .clang-format.  Other versions of clang-format than Debian 12's see it differently: skipped there.
cd "$JINQIU_SRCDIR" || exit 1
case $(clang-format --version) in
  *' version 14.'*) find src tests -name '*.[ch]' -print0 | xargs -0 -r -n 16 clang-format --dry-run --Werror ;;
  *) echo "needs clang-format 14"; exit 77 ;;
esac
