// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/messengerform.h"

#include "ui/pages/settings/settingrow.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

MessengerForm::MessengerForm(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_state(new StatusLabel)
    , m_token(new QLineEdit)
    , m_chat(new QLineEdit)
    , m_keep(makeCompactButton(tr("Keep")))
    , m_remove(makeCompactButton(tr("Remove"), ButtonKind::Ghost))
    , m_chatRow(nullptr)
{
    m_token->setObjectName(u"telegram.token"_s);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_token->setMinimumWidth(Theme::em() * 14);
    m_token->setAccessibleName(tr("Token of the bot"));
    m_keep->setAccessibleName(tr("Keep the token"));
    m_keep->setEnabled(false);
    m_remove->setAccessibleName(tr("Remove the token"));
    m_chat->setObjectName(u"telegram.admin"_s);
    m_chat->setMinimumWidth(Theme::em() * 14);
    m_chat->setPlaceholderText(tr("Number, or @name of a channel"));
    m_chat->setAccessibleName(tr("Chat"));
    auto *tokenLine = new QWidget;
    auto *parts = new QHBoxLayout(tokenLine);
    parts->setContentsMargins({});
    parts->setSpacing(space::s2);
    parts->addWidget(m_token, 1);
    parts->addWidget(m_keep);
    parts->addWidget(m_remove);
    tokenLine->setFocusProxy(m_token);
    auto *tokenRow =
        new SettingRow(tr("Token of the bot"),
                       tr("Kept in the keyring of this computer, never in a file, and not shown again"), tokenLine);
    tokenRow->setResettable(false);
    m_chatRow = new SettingRow(tr("Chat"), tr("Where photos go when no other chat is named"), m_chat);
    m_chatRow->setResettable(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(tokenRow);
    column->addWidget(m_chatRow);
    column->addSpacing(space::s2);
    column->addWidget(m_state);

    connect(m_token, &QLineEdit::textChanged, this,
            [this] { m_keep->setEnabled(!m_token->text().trimmed().isEmpty()); });
    connect(m_token, &QLineEdit::returnPressed, m_keep, &QPushButton::click);
    connect(m_keep, &QPushButton::clicked, this,
            [this] { saveToken(Secret(m_token->text().trimmed().toUtf8()), tr("The bot's token is kept")); });
    connect(m_remove, &QPushButton::clicked, this, [this] { saveToken(Secret(), tr("The bot's token is removed")); });
    connect(m_chat, &QLineEdit::editingFinished, this, &MessengerForm::saveChat);
}

void MessengerForm::load()
{
    m_answer.run(
        m_services.pool, this, [desk = m_services.messenger] { return desk->bound(); },
        [this](const Result<MessengerBound> &bound) {
            if (!bound)
                Q_EMIT failed(bound.error());
            else
                show(*bound);
        });
}

void MessengerForm::show(const MessengerBound &bound)
{
    const bool has = !bound.tokenSource.isEmpty();
    const bool isOurs = bound.tokenSource.isEmpty() || bound.tokenSource == "keyring"_L1;
    m_token->setEnabled(isOurs && !bound.keyringProblem);
    m_token->setPlaceholderText(has ? tr("Kept; type to replace it") : QString());
    m_remove->setVisible(bound.tokenSource == "keyring"_L1);
    if (!m_chat->hasFocus())
        m_chat->setText(bound.chat);
    m_savedChat = bound.chat;
    if (!bound.chatFixedBy.isEmpty())
        m_chatRow->setLocked(tr("Set by %1 in the environment").arg(bound.chatFixedBy));
    if (bound.keyringProblem)
        m_state->setStatus(Status::Warn, tr("There is no open keyring here, so a token cannot be kept. Give it to each "
                                            "start in the variable %1, or open the keyring first.")
                                             .arg(bound.tokenVariable));
    else if (!has)
        m_state->setStatus(Status::Neutral, tr("No bot yet: photos cannot be sent."));
    else if (isOurs)
        m_state->setStatus(Status::Ok, tr("The bot's token is in the keyring."));
    else
        m_state->setStatus(Status::Ok, tr("The bot's token comes from the environment."));
    m_state->updateGeometry();
}

void MessengerForm::saveToken(const Secret &token, const QString &done)
{
    runAsync(
        m_services.pool, this, [desk = m_services.messenger, token] { return desk->setToken(token); },
        [this, done](const Result<void> &saved) {
            if (!saved) {
                Q_EMIT failed(saved.error());
            } else {
                m_token->clear();
                Q_EMIT toast(done, {});
            }
            load();
        });
}

void MessengerForm::saveChat()
{
    const QString chat = m_chat->text().trimmed();
    if (chat == m_savedChat)
        return;
    const QString before = std::exchange(m_savedChat, chat);
    runAsync(
        m_services.pool, this, [desk = m_services.messenger, chat] { return desk->setChat(chat); },
        [this, before](const Result<void> &saved) {
            if (!saved) {
                m_savedChat = before; // so that it is tried again
                Q_EMIT failed(saved.error());
                return;
            }
            Q_EMIT toast(tr("Saved. It holds from the next start on."), {});
        });
}

} // namespace td
