// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/patientchannel.h"

#include "storage/cancelled.h"

#include <QHash>
#include <QLoggingCategory>
#include <QRandomGenerator>

#include <mutex>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

Q_LOGGING_CATEGORY(deliveryTriesLog, "tierdeck.delivery", QtWarningMsg)

class PatientChannel final : public DeliveryChannel
{
public:
    PatientChannel(std::shared_ptr<DeliveryChannel> inner, PatientOptions options)
        : m_inner(std::move(inner))
        , m_options(std::move(options))
    {
        if (!m_options.random)
            m_options.random = [] { return QRandomGenerator::system()->generateDouble(); };
    }

    [[nodiscard]] QString name() const override { return m_inner->name(); }
    [[nodiscard]] qint64 maxPictureBytes() const override { return m_inner->maxPictureBytes(); }
    [[nodiscard]] qint64 maxFileBytes() const override { return m_inner->maxFileBytes(); }

    [[nodiscard]] Result<QString> sendPicture(const QString &chat, const DeliveryFile &file,
                                              std::stop_token stop) override
    {
        return patiently<QString>(chat, stop, [&] { return m_inner->sendPicture(chat, file, stop); });
    }
    [[nodiscard]] Result<QString> sendFile(const QString &chat, const DeliveryFile &file, std::stop_token stop) override
    {
        return patiently<QString>(chat, stop, [&] { return m_inner->sendFile(chat, file, stop); });
    }
    [[nodiscard]] Result<void> sendPictureById(const QString &chat, const QString &id, const QString &caption,
                                               std::stop_token stop) override
    {
        return patiently<void>(chat, stop, [&] { return m_inner->sendPictureById(chat, id, caption, stop); });
    }
    [[nodiscard]] Result<void> sendFileById(const QString &chat, const QString &id, const QString &caption,
                                            std::stop_token stop) override
    {
        return patiently<void>(chat, stop, [&] { return m_inner->sendFileById(chat, id, caption, stop); });
    }
    [[nodiscard]] int mostInAlbum() const override { return m_inner->mostInAlbum(); }
    [[nodiscard]] Result<QStringList> sendAlbum(const QString &chat, const QList<AlbumPiece> &pieces, bool asFiles,
                                                std::stop_token stop) override
    {
        return patiently<QStringList>(
            chat, stop, [&] { return m_inner->sendAlbum(chat, pieces, asFiles, stop); }, int(pieces.size()));
    }
    [[nodiscard]] Result<void> sendText(const QString &chat, const QString &text, std::stop_token stop) override
    {
        return patiently<void>(chat, stop, [&] { return m_inner->sendText(chat, text, stop); });
    }

private:
    /// Takes the chat's next moments and waits for the first; false when cancelled.
    bool waitForTurn(const QString &chat, int messages, const std::stop_token &stop)
    {
        std::chrono::microseconds pause{};
        {
            const std::lock_guard lock(m_mutex);
            const auto now = m_options.waiting.now();
            const auto turn = std::max(now, m_next.value(chat, now));
            m_next.insert(chat, turn + m_options.pace * messages);
            pause = turn - now;
        }
        return pause.count() <= 0 ? !stop.stop_requested() : m_options.waiting.wait(pause, stop);
    }

    template <typename T, typename Try>
    Result<T> patiently(const QString &chat, const std::stop_token &stop, Try send, int messages = 1)
    {
        for (int attempt = 1;; ++attempt) {
            if (!waitForTurn(chat, messages, stop))
                return cancelled(chat);
            Result<T> sent = send();
            if (!sent)
                qCWarning(deliveryTriesLog).noquote() << "try" << attempt << "of" << m_options.policy.tries
                                                      << "failed:" << sent.error().message << sent.error().detail;
            if (sent || !mayRetry(m_options.policy, attempt, sent.error()))
                return sent;
            const auto pause = retryDelay(m_options.policy, attempt, m_options.random(), sent.error());
            if (!m_options.waiting.wait(pause, stop))
                return cancelled(chat);
        }
    }

    const std::shared_ptr<DeliveryChannel> m_inner;
    PatientOptions m_options;
    std::mutex m_mutex;
    QHash<QString, std::chrono::microseconds> m_next; ///< when each chat may get its next message
};

} // namespace

std::shared_ptr<DeliveryChannel> withPatience(std::shared_ptr<DeliveryChannel> channel, PatientOptions options)
{
    return std::make_shared<PatientChannel>(std::move(channel), std::move(options));
}

} // namespace td
