// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

namespace td::test
{

/// One call as the server saw it.
struct BotCall {
    QString method; ///< "sendPhoto"
    QString chat;
    QString caption; ///< or the text of sendMessage
    QString fileId;  ///< that it was asked to send again; empty: bytes came
    QString fileName;
    QString fileType;
    QByteArray file;
    int status = 0; ///< of the answer; 0: the connection was cut without one
};

/// Telegram's Bot API as far as photos need it, on 127.0.0.1 with a thread of its own: reads multipart forms, keeps
/// files under ids, refuses what the real one refuses and in its words. Any thread.
class FakeBotApi
{
public:
    FakeBotApi();
    ~FakeBotApi();
    FakeBotApi(const FakeBotApi &) = delete;
    FakeBotApi &operator=(const FakeBotApi &) = delete;

    [[nodiscard]] QString url() const; ///< "http://127.0.0.1:port"
    [[nodiscard]] static QString token() { return QStringLiteral("987654321:AAcanary_token_that_must_never_be_seen"); }
    [[nodiscard]] static QString chat() { return QStringLiteral("42"); }
    [[nodiscard]] static QString blockedChat() { return QStringLiteral("13"); }

    /// The next `times` calls are answered so; status 0 cuts the connection.
    void failNext(int status, int times = 1, int retryAfter = 0, const QString &description = {});
    void forgetFiles();           ///< every id given so far is unknown from now on
    void refusePictures(bool on); ///< sendPhoto: PHOTO_INVALID_DIMENSIONS
    [[nodiscard]] QList<BotCall> calls() const;
    [[nodiscard]] QList<BotCall> sent() const; ///< those that were answered with 200

private:
    struct Reply {
        int status = 200;
        QByteArray body;
    };
    struct Fault {
        int status = 0;
        int times = 0;
        int retryAfter = 0;
        QString description;
    };
    void serve();
    void answer(int connection);
    [[nodiscard]] Reply perform(const QByteArray &target, const QByteArray &contentType, const QByteArray &body,
                                BotCall &call);
    [[nodiscard]] Reply send(BotCall &call, const QMap<QByteArray, QByteArray> &fields);

    int m_listener = -1;
    quint16 m_port = 0;
    mutable std::mutex m_mutex;
    std::optional<Fault> m_fault;
    bool m_refusesPictures = false;
    int m_nextId = 1;
    QMap<QString, QString> m_files; ///< id -> the method that made it
    QList<BotCall> m_calls;
    std::atomic_bool m_stops = false;
    std::thread m_thread; ///< last: uses all of the above
};

} // namespace td::test
