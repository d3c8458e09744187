// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <tl/expected.hpp>

namespace td
{

/// A value or the Error that kept us from it. Functions that return one are [[nodiscard]].
template <typename T = void>
using Result = tl::expected<T, Error>;

/// Makes the failing side of any Result: `return fail(ErrorCode::NotFound, u"photo.unknown"_s, ...)`.
[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, QString reason, QString message, QString where = {},
                                                QString remedy = {})
{
    return tl::unexpected<Error>(Error{.code = code,
                                       .reason = std::move(reason),
                                       .message = std::move(message),
                                       .where = std::move(where),
                                       .remedy = std::move(remedy)});
}

} // namespace td

/// Leaves the function with the error of `expr`, a Result whose value is not wanted.
#define TD_TRY(expr)                                                                                                   \
    do {                                                                                                               \
        if (auto tdTryResult = (expr); !tdTryResult)                                                                   \
            return tl::unexpected<td::Error>(std::move(tdTryResult).error());                                          \
    } while (false)

#define TD_CONCAT_INNER(a, b) a##b
#define TD_CONCAT(a, b) TD_CONCAT_INNER(a, b)
#define TD_ASSIGN_IMPL(tmp, decl, expr)                                                                                \
    auto tmp = (expr);                                                                                                 \
    if (!tmp)                                                                                                          \
        return tl::unexpected<td::Error>(std::move(tmp).error());                                                      \
    decl = std::move(*tmp)
/// Declares `decl` from the value of `expr`, or leaves the function with its error.
#define TD_ASSIGN(decl, expr) TD_ASSIGN_IMPL(TD_CONCAT(tdAssign, __LINE__), decl, expr)
