// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

struct MHD_Connection;

/// What the server reads of a connection of libmicrohttpd.
namespace td::wire
{

/// Of one TCP connection, made when it comes and deleted when it goes.
struct ConnectionState {
    QByteArray target; ///< of the request under way, as it came
};

[[nodiscard]] QByteArray header(MHD_Connection *connection, const char *name);
[[nodiscard]] int headerCount(MHD_Connection *connection, const char *name);
[[nodiscard]] qint64 headBytes(MHD_Connection *connection); ///< of the request under way
[[nodiscard]] QString peer(MHD_Connection *connection);     ///< numeric address
[[nodiscard]] int socket(MHD_Connection *connection);
[[nodiscard]] ConnectionState *state(MHD_Connection *connection);

} // namespace td::wire
