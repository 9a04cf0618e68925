/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Cairo 1.16 forgets some bytes of each OpenType face that it embeds in a PDF: tests write those files between these
 * two, and look at the same drawing for leaks elsewhere. */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#define leak_checker_pause() __lsan_disable ()
#define leak_checker_resume() __lsan_enable ()
#else
#define leak_checker_pause() ((void)0)
#define leak_checker_resume() ((void)0)
#endif
