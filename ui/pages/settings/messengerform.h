// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/messengerdesk.h"
#include "ui/services.h"
#include "ui/support/async.h"
#include "ui/support/deed.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace td
{

class SettingRow;
class StatusLabel;

/// The bot that photos are delivered by: its token goes to the keyring and is never shown again; the chat that is meant
/// when none is named.
class MessengerForm : public QWidget
{
    Q_OBJECT
public:
    explicit MessengerForm(const UiServices &services, QWidget *parent = nullptr);
    void load();

Q_SIGNALS:
    void toast(const QString &text, const td::Deed &deed);
    void failed(const td::Error &error);

private:
    void show(const MessengerBound &bound);
    void saveToken(const Secret &token, const QString &done);
    void saveChat();

    const UiServices &m_services;
    NewestAnswer m_answer;
    StatusLabel *m_state;
    QLineEdit *m_token;
    QLineEdit *m_chat;
    QPushButton *m_keep;
    QPushButton *m_remove;
    SettingRow *m_chatRow;
    QString m_savedChat;
};

} // namespace td
