/* cmocka with the headers it needs before it, in an order that clang-format cannot break. */
#ifndef NTRANS_TESTS_TEST_H
#define NTRANS_TESTS_TEST_H

/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
/* clang-format on */

#include "ntrans/text.h"

/* Compares an ntr_str with a literal. */
#define assert_str(actual, expected)                                                                                   \
    do {                                                                                                               \
        const ntr_str assert_str_actual = (actual), assert_str_expected = ntr_str_from(expected);                      \
        if (!ntr_str_equal(assert_str_actual, assert_str_expected))                                                    \
            fail_msg("\"%.*s\" where \"%s\" is wanted", NTR_FMT(assert_str_actual), (expected));                       \
    } while (0)

#endif
