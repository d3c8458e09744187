// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/telegramchannel.h"

#include "core/digest.h"
#include "storage/telegramerrors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype LongestCaption = 1024; ///< UTF-16 units, as Telegram counts them
constexpr qsizetype LongestText = 4096;

/// A form with the files that are given, as browsers send it.
class TelegramForm
{
public:
    explicit TelegramForm(const QList<QByteArray> &files = {})
        : m_boundary("tierdeck-" + sha256Hex(files.value(0)).toLatin1().left(40))
    {
        // Nobody can make a file that holds a part of its own hash; a file that does is a stored form of ours.
        while (std::ranges::any_of(files, [this](const QByteArray &file) { return file.contains(m_boundary); }))
            m_boundary = sha256Hex(m_boundary).toLatin1().left(40);
    }
    void add(const QByteArray &name, const QString &value)
    {
        if (!value.isEmpty())
            m_body += "--" + m_boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" +
                      value.toUtf8() + "\r\n";
    }
    void addFile(const QByteArray &name, const DeliveryFile &file)
    {
        QByteArray shown = file.name.toUtf8();
        shown.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
        m_body += "--" + m_boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + shown +
                  "\"\r\nContent-Type: " + file.mimeType.toLatin1() + "\r\n\r\n" + file.bytes + "\r\n";
    }
    [[nodiscard]] QByteArray contentType() const { return "multipart/form-data; boundary=" + m_boundary; }
    [[nodiscard]] QByteArray body() const { return m_body + "--" + m_boundary + "--\r\n"; }

private:
    QByteArray m_boundary;
    QByteArray m_body;
};

/// The largest of the sizes that Telegram made of a picture, or the file itself.
QString fileIdOf(const QJsonObject &message)
{
    const QJsonArray sizes = message.value("photo"_L1).toArray();
    if (!sizes.isEmpty())
        return sizes.last().toObject().value("file_id"_L1).toString();
    // A GIF that is sent as a file comes back as an animation too.
    for (const QLatin1StringView kind : {"document"_L1, "animation"_L1}) {
        const QString id = message.value(kind).toObject().value("file_id"_L1).toString();
        if (!id.isEmpty())
            return id;
    }
    return {};
}

class TelegramChannel final : public DeliveryChannel
{
public:
    explicit TelegramChannel(TelegramConfig config)
        : m_baseUrl(config.baseUrl.toUtf8())
        , m_token(std::move(config.token))
        , m_http(std::move(config.http))
    {
        while (m_baseUrl.endsWith('/'))
            m_baseUrl.chop(1);
    }

    [[nodiscard]] QString name() const override
    {
        // What stands before the colon is the public number of the bot.
        return QString(u"telegram:"_s + QString::fromLatin1(m_token.reveal().left(m_token.reveal().indexOf(':'))));
    }
    [[nodiscard]] qint64 maxPictureBytes() const override { return TelegramPictureBytes; }
    [[nodiscard]] qint64 maxFileBytes() const override { return TelegramFileBytes; }

    [[nodiscard]] Result<QString> sendPicture(const QString &chat, const DeliveryFile &file,
                                              std::stop_token stop) override
    {
        return sendBytes("sendPhoto", "photo", chat, file, std::move(stop));
    }
    [[nodiscard]] Result<QString> sendFile(const QString &chat, const DeliveryFile &file, std::stop_token stop) override
    {
        return sendBytes("sendDocument", "document", chat, file, std::move(stop));
    }
    [[nodiscard]] Result<void> sendPictureById(const QString &chat, const QString &id, const QString &caption,
                                               std::stop_token stop) override
    {
        return sendId("sendPhoto", "photo", chat, id, caption, std::move(stop));
    }
    [[nodiscard]] Result<void> sendFileById(const QString &chat, const QString &id, const QString &caption,
                                            std::stop_token stop) override
    {
        return sendId("sendDocument", "document", chat, id, caption, std::move(stop));
    }
    [[nodiscard]] int mostInAlbum() const override { return TelegramAlbumPhotos; }
    [[nodiscard]] Result<QStringList> sendAlbum(const QString &chat, const QList<AlbumPiece> &pieces, bool asFiles,
                                                std::stop_token stop) override
    {
        QList<QByteArray> files;
        for (const AlbumPiece &piece : pieces)
            files.append(piece.file.bytes);
        TelegramForm form(files);
        form.add("chat_id", chat);
        QJsonArray media;
        for (const AlbumPiece &piece : pieces) {
            const QString part = u"photo%1"_s.arg(media.size());
            QJsonObject item{{u"type"_s, asFiles ? u"document"_s : u"photo"_s},
                             {u"media"_s, piece.id.isEmpty() ? QString(u"attach://"_s + part) : piece.id}};
            if (!piece.file.caption.isEmpty())
                item.insert(u"caption"_s, piece.file.caption.left(LongestCaption));
            media.append(item);
            if (piece.id.isEmpty())
                form.addFile(part.toLatin1(), piece.file);
        }
        form.add("media", QString::fromUtf8(QJsonDocument(media).toJson(QJsonDocument::Compact)));
        TD_ASSIGN(const QJsonValue messages, call("sendMediaGroup", form, chat, std::move(stop)));
        QStringList ids;
        for (qsizetype i = 0; i < pieces.size(); ++i)
            ids.append(fileIdOf(messages.toArray().at(i).toObject()));
        return ids;
    }
    [[nodiscard]] Result<void> sendText(const QString &chat, const QString &text, std::stop_token stop) override
    {
        TelegramForm form;
        form.add("chat_id", chat);
        form.add("text", text.left(LongestText));
        return call("sendMessage", form, chat, std::move(stop)).map([](const QJsonValue &) {});
    }

private:
    Result<QString> sendBytes(const QByteArray &method, const QByteArray &field, const QString &chat,
                              const DeliveryFile &file, std::stop_token stop)
    {
        TelegramForm form({file.bytes});
        form.add("chat_id", chat);
        form.add("caption", file.caption.left(LongestCaption));
        form.addFile(field, file);
        TD_ASSIGN(const QJsonValue message, call(method, form, chat, std::move(stop)));
        return fileIdOf(message.toObject());
    }

    Result<void> sendId(const QByteArray &method, const QByteArray &field, const QString &chat, const QString &id,
                        const QString &caption, std::stop_token stop)
    {
        TelegramForm form;
        form.add("chat_id", chat);
        form.add("caption", caption.left(LongestCaption));
        form.add(field, id);
        return call(method, form, chat, std::move(stop)).map([](const QJsonValue &) {});
    }

    /// The message that was sent, or the array of an album's.
    Result<QJsonValue> call(const QByteArray &method, const TelegramForm &form, const QString &chat,
                            std::stop_token stop)
    {
        BytesSource body(form.body());
        TD_ASSIGN(const HttpReply reply, m_http.send({.method = "POST",
                                                      .url = m_baseUrl + "/bot" + m_token.reveal() + '/' + method,
                                                      .headers = {{"Content-Type", form.contentType()}},
                                                      .body = &body,
                                                      .where = u"Telegram"_s},
                                                     std::move(stop)));
        const QJsonObject answer = QJsonDocument::fromJson(reply.body).object();
        if (!reply.isSuccess() || !answer.value("ok"_L1).toBool())
            return fail(telegramError(reply.status, answer, chat));
        return answer.value("result"_L1);
    }

    QByteArray m_baseUrl;
    const Secret m_token;
    HttpClient m_http;
};

} // namespace

Result<std::shared_ptr<DeliveryChannel>> telegramChannel(TelegramConfig config)
{
    static const QRegularExpression shape(u"\\A[0-9]{1,20}:[A-Za-z0-9_-]{20,100}\\z"_s);
    if (!shape.match(QString::fromUtf8(config.token.reveal())).hasMatch())
        return fail(ErrorCode::FailedPrecondition, u"delivery.bad_token"_s,
                    u"telegram.token is not the token of a bot"_s, u"telegram.token"_s,
                    u"Copy it again from BotFather and store it with: tierdeck-cli config set telegram.token -"_s);
    return std::make_shared<TelegramChannel>(std::move(config));
}

} // namespace td
