// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

#include <functional>

namespace td
{

class Banner;

/// One state of the window that lasts.
struct Notice {
    struct Deed {
        QString text;
        std::function<void()> run;
    };
    QString id; ///< the same id replaces
    Status status = Status::Info;
    QString text;
    QString remedy;
    QList<Deed> deeds;
};

/// Shows the worst notice and how many more there are; each can be put away only when it is harmless or its deed was done.
class BannerArea : public QWidget
{
    Q_OBJECT
public:
    explicit BannerArea(QWidget *parent = nullptr);
    void setNotice(const Notice &notice);
    void removeNotice(const QString &id);
    [[nodiscard]] QStringList ids() const;

private:
    void refresh();
    QList<Notice> m_notices;
    qsizetype m_at = 0;
    Banner *m_banner;
};

} // namespace td
