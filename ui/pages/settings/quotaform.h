// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/support/async.h"

#include <QWidget>

class QVBoxLayout;

namespace td
{

class TextLabel;

/// The quotas that are set, what is used of them as bars, and a way to add, change and take them away.
class QuotaForm : public QWidget
{
    Q_OBJECT
public:
    explicit QuotaForm(const UiServices &services, QWidget *parent = nullptr);
    void load();

Q_SIGNALS:
    void toast(const QString &text, const std::function<void()> &undo);
    void failed(const td::Error &error);

private:
    struct Found {
        QList<Quota> set;
        QList<QuotaStanding> standings; ///< the fullest first
        QStringList users;
        bool operator==(const Found &) const = default;
    };
    void show(const Found &found);
    void addRule(const Quota &quota);
    void addStanding(const QuotaStanding &standing);
    void ask(const std::optional<Quota> &present);
    void save(const Quota &quota);
    void remove(const Quota &quota);
    /// Writes `wanted`, or takes `key` away when it is unset, and then tells `done`, which undoes it.
    void write(const Quota &key, const std::optional<Quota> &wanted, const QString &done,
               const std::optional<Quota> &before);

    const UiServices &m_services;
    NewestAnswer m_answer;
    QVBoxLayout *m_rows;
    TextLabel *m_none;
    Found m_found; ///< as shown
};

} // namespace td
