// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

namespace td::test
{

/// One photo of an album.
struct BotMedia {
    QString kind; ///< "photo", "document"
    QString caption;
    QString fileId; ///< that was asked for or given
    QByteArray file;
};

/// One call as the server saw it.
struct BotCall {
    QString method; ///< "sendPhoto"
    QString chat;
    QString caption; ///< or the text of sendMessage
    QString fileId;  ///< that it was asked to send again; empty: bytes came
    QString fileName;
    QString fileType;
    QByteArray file;
    QList<BotMedia> album; ///< of sendMediaGroup
    int status = 0;        ///< of the answer; 0: the connection was cut without one
};

/// Telegram's Bot API as far as photos and albums need it, on 127.0.0.1 with a thread of its own: reads multipart
/// forms, keeps files under ids, refuses what the real one refuses and in its words. Any thread.
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
    [[nodiscard]] Reply sendAlbum(BotCall &call, const QByteArray &media, const QMap<QByteArray, QByteArray> &files);
    /// What the real server says of one file; nothing when it takes it.
    [[nodiscard]] QString refusal(bool isPicture, const QString &id, const QByteArray &file) const;
    /// The message with the file, under the id that it is kept by.
    [[nodiscard]] QJsonObject messageWith(bool isPicture, QString &id);

    int m_listener = -1;
    quint16 m_port = 0;
    mutable std::mutex m_mutex;
    std::optional<Fault> m_fault;
    bool m_refusesPictures = false;
    int m_nextId = 1;
    QMap<QString, bool> m_files; ///< id -> it is a picture's
    QList<BotCall> m_calls;
    std::atomic_bool m_stops = false;
    std::thread m_thread; ///< last: uses all of the above
};

} // namespace td::test
