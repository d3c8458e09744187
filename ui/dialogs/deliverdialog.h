// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/widgets/sheet.h"

#include <QTimer>

#include <atomic>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;

namespace td
{

class ErrorDetail;
class ProgressRow;

/// Sends photos to a chat of Telegram: asks where to and how, shows how far it is, and says what became of each photo.
/// Without a bot it says what to do, and sends nothing.
class DeliverDialog : public Sheet
{
    Q_OBJECT
public:
    /// The photos that are meant, in their order. Blocking; called on a worker thread.
    using PhotosMeant = std::function<Result<QStringList>()>;
    DeliverDialog(const UiServices &services, qint64 count, PhotosMeant photos, QWidget *parent);
    ~DeliverDialog() override;
    /// While photos are on their way the first time only stops after the one in hand.
    void reject() override;

private:
    struct Sent {
        DeliveryReport report;
        QHash<QString, QString> names; ///< photo id -> file name
    };
    /// Written by the work, read by a timer of the GUI thread.
    struct Meter {
        std::atomic<qint64> done{0};
        std::atomic<qint64> total{0};
    };
    [[nodiscard]] static Result<Sent> sendAll(Engine &engine, DeliveryOrder order, const PhotosMeant &photos,
                                              const std::shared_ptr<Meter> &meter, const std::stop_token &stop);

    void build();
    void askForBot();
    void updateSend();
    void send();
    void showProgress();
    void showError(const Error &error);
    void showSent(const Sent &sent);

    const UiServices &m_services;
    const PhotosMeant m_photos;
    std::stop_source m_stop;
    std::shared_ptr<Meter> m_meter;
    QTimer m_tick;
    bool m_isReady = false;   ///< there is a bot
    bool m_isSending = false; ///< photos are on their way
    QWidget *m_form;
    QLineEdit *m_chat;
    QComboBox *m_kind;
    QCheckBox *m_together;
    QLineEdit *m_caption;
    TextLabel *m_note;
    ErrorDetail *m_error;
    ProgressRow *m_progress;
    TextLabel *m_result;
    QListWidget *m_list;
    QPushButton *m_cancel;
    QPushButton *m_send;
};

} // namespace td
