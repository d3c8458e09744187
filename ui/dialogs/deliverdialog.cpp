// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/deliverdialog.h"

#include "ui/support/async.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/theme/icons.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/errordetail.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString ChatState = u"ui/delivery/chat"_s;
const QString FilesState = u"ui/delivery/files"_s;
const QString TogetherState = u"ui/delivery/together"_s;
constexpr int LongestCaption = 1024;
constexpr int LongestChat = 64;
constexpr qsizetype NamesAtOnce = 500;
constexpr int RowsShown = 7;

/// The order of the choices.
enum DeliverAs { AsPictures, AsFiles };

QString howSentence(const DeliveredPhoto &photo)
{
    switch (photo.how) {
    case DeliveredPhoto::How::ById:
        return DeliverDialog::tr("sent; Telegram had it already");
    case DeliveredPhoto::How::AsPicture:
        return DeliverDialog::tr("sent as a picture");
    case DeliveredPhoto::How::AsFile:
        return DeliverDialog::tr("sent as a file");
    case DeliveredPhoto::How::AsLink:
        return DeliverDialog::tr("a link was sent instead: %1").arg(photo.why ? errorSentence(*photo.why) : QString());
    }
    return {};
}

} // namespace

DeliverDialog::DeliverDialog(const UiServices &services, qint64 count, PhotosMeant photos, QWidget *parent)
    : Sheet(tr("Send %Ln photo(s) to Telegram", nullptr, int(count)), Narrow, parent)
    , m_services(services)
    , m_photos(std::move(photos))
    , m_form(new QWidget)
    , m_chat(new QLineEdit)
    , m_kind(new QComboBox)
    , m_together(new QCheckBox(tr("Up to ten photos of a draft in one message")))
    , m_caption(new QLineEdit)
    , m_note(nullptr)
    , m_error(new ErrorDetail)
    , m_progress(new ProgressRow)
    , m_result(new TextLabel({}, TextRole::Sentence))
    , m_list(new QListWidget)
    , m_cancel(nullptr)
    , m_send(nullptr)
{
    build();
    m_cancel = addCancel(tr("Cancel"));
    m_send = addButton(tr("Send"));
    setButtonKind(*m_send, ButtonKind::Primary);
    m_send->setDefault(true);
    m_tick.setInterval(200);
    connect(&m_tick, &QTimer::timeout, this, &DeliverDialog::showProgress);
    connect(m_send, &QPushButton::clicked, this, &DeliverDialog::send);
    connect(m_chat, &QLineEdit::textChanged, this, &DeliverDialog::updateSend);
    connect(m_progress, &ProgressRow::cancelRequested, this, &DeliverDialog::reject);
    updateSend();
    askForBot();
}

DeliverDialog::~DeliverDialog()
{
    m_stop.request_stop();
}

void DeliverDialog::build()
{
    m_chat->setText(m_services.state.value(ChatState, m_services.deliveryChat).toString());
    m_chat->setPlaceholderText(tr("Number, or @name of a channel"));
    m_chat->setAccessibleName(tr("Chat"));
    m_chat->setMaxLength(LongestChat);
    m_kind->addItems({tr("Pictures"), tr("Files")});
    m_kind->setCurrentIndex(m_services.state.value(FilesState).toBool() ? AsFiles : AsPictures);
    m_kind->setAccessibleName(tr("Send as"));
    m_together->setChecked(m_services.state.value(TogetherState, true).toBool());
    m_caption->setPlaceholderText(tr("Under the first photo"));
    m_caption->setAccessibleName(tr("Caption"));
    m_caption->setMaxLength(LongestCaption);
    auto *form = new QFormLayout(m_form);
    form->setContentsMargins({});
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Chat"), m_chat);
    form->addRow(tr("Send as"), m_kind);
    form->addRow(QString(), m_together);
    form->addRow(tr("Caption"), m_caption);
    body()->addWidget(m_form);
    m_note =
        addText(tr("Pictures are seen in the chat at once, but Telegram makes them smaller; files stay as they are. "
                   "One photo goes a second."));
    m_result->setWordWrap(true);
    m_list->setAccessibleName(tr("What became of each photo"));
    m_list->setWordWrap(true);
    for (QWidget *part : std::initializer_list<QWidget *>{m_error, m_progress, m_result, m_list}) {
        body()->addWidget(part);
        part->hide();
    }
}

void DeliverDialog::askForBot()
{
    runAsync(
        m_services.pool, this, [&delivery = m_services.engine.delivery] { return delivery.ready(); },
        [this](const Result<void> &ready) {
            m_isReady = ready.has_value();
            if (!ready)
                showError(ready.error());
            updateSend();
        });
}

void DeliverDialog::updateSend()
{
    m_send->setEnabled(m_isReady && !m_isSending && !m_chat->text().trimmed().isEmpty());
}

void DeliverDialog::send()
{
    DeliveryOrder order;
    order.chat = m_chat->text().trimmed();
    order.caption = m_caption->text().trimmed();
    order.asFiles = m_kind->currentIndex() == AsFiles;
    m_services.state.setValue(ChatState, order.chat);
    order.inAlbums = m_together->isChecked();
    m_services.state.setValue(FilesState, order.asFiles);
    m_services.state.setValue(TogetherState, order.inAlbums);
    m_stop = std::stop_source();
    m_meter = std::make_shared<Meter>();
    m_isSending = true;
    updateSend();
    m_form->setEnabled(false);
    m_error->hide();
    m_progress->setName(tr("Sending"));
    m_progress->setState(ProgressRow::State::Running);
    m_progress->setFraction(-1);
    m_progress->show();
    m_tick.start();
    runAsync(
        m_services.workPool, this,
        [&engine = m_services.engine, order, photos = m_photos, meter = m_meter, stop = m_stop.get_token()] {
            return sendAll(engine, order, photos, meter, stop);
        },
        [this](const Result<Sent> &sent) {
            m_isSending = false;
            m_tick.stop();
            m_progress->hide();
            if (sent) {
                showSent(*sent);
            } else {
                m_form->setEnabled(true);
                showError(sent.error());
            }
            updateSend();
        });
}

Result<DeliverDialog::Sent> DeliverDialog::sendAll(Engine &engine, DeliveryOrder order, const PhotosMeant &photos,
                                                   const std::shared_ptr<Meter> &meter, const std::stop_token &stop)
{
    TD_ASSIGN(order.photoIds, photos());
    meter->total = order.photoIds.size();
    Sent sent;
    TD_ASSIGN(sent.report, engine.delivery.deliver(
                               order, [&meter](const Progress &now) { meter->done = now.done; }, stop));
    for (qsizetype at = 0; at < order.photoIds.size(); at += NamesAtOnce) {
        TD_ASSIGN(const QList<Photo> found, engine.library.findAll(order.photoIds.mid(at, NamesAtOnce)));
        for (const Photo &photo : found)
            sent.names.insert(photo.photoId, photo.filename);
    }
    return sent;
}

void DeliverDialog::showProgress()
{
    const qint64 total = m_meter->total;
    if (total <= 0)
        return;
    m_progress->setFraction(double(m_meter->done) / double(total));
    m_progress->setDetail(tr("%1 of %2").arg(format::count(m_meter->done), format::count(total)));
}

void DeliverDialog::showError(const Error &error)
{
    m_error->setError(error);
    m_error->show();
    adjustSize();
}

void DeliverDialog::showSent(const Sent &sent)
{
    const QList<DeliveredPhoto> &delivered = sent.report.delivered;
    const QList<ItemFailure> &failed = sent.report.failed;
    const auto nameOf = [&sent](const QString &id) { return sent.names.value(id, id); };
    m_form->hide();
    m_note->hide();
    m_send->hide();
    m_cancel->setText(tr("Close"));
    m_cancel->setFocus();
    m_result->setText(failed.isEmpty()
                          ? tr("%Ln photo(s) sent to %1", nullptr, int(delivered.size())).arg(m_chat->text())
                          : tr("%1 of %2 photos sent to %3")
                                .arg(format::count(delivered.size()), format::count(delivered.size() + failed.size()),
                                     m_chat->text()));
    for (const ItemFailure &one : failed) {
        auto *row = new QListWidgetItem(icon(u"error"_s),
                                        tr("%1: not sent. %2").arg(nameOf(one.id), errorSentence(one.error)), m_list);
        row->setToolTip(errorRemedy(one.error));
    }
    for (const DeliveredPhoto &one : delivered)
        new QListWidgetItem(icon(one.why ? u"warn"_s : u"check"_s),
                            tr("%1: %2").arg(nameOf(one.photoId), howSentence(one)), m_list);
    m_list->setFixedHeight((m_list->fontMetrics().height() + space::s2) * std::min(RowsShown, m_list->count() + 1));
    m_result->show();
    m_list->show();
    adjustSize();
}

void DeliverDialog::reject()
{
    if (m_isSending && !m_stop.stop_requested()) {
        m_stop.request_stop();
        m_progress->setName(tr("Stopping after the message in hand"));
        return;
    }
    Sheet::reject();
}

} // namespace td
