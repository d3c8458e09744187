// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/savedviews.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

QString textOfView(const QVariantMap &definition)
{
    return QString::fromUtf8(QJsonDocument(QJsonObject::fromVariantMap(definition)).toJson(QJsonDocument::Compact));
}

} // namespace

SavedViews::SavedViews(const UiServices &services, const QString &page, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_page(page)
{
}

QList<SavedView> SavedViews::old() const
{
    QSettings &state = m_services.state;
    QList<SavedView> views;
    state.beginGroup(u"ui/%1/views"_s.arg(m_page));
    const QStringList names = state.childKeys();
    for (const QString &name : names)
        views.append({.name = name, .definition = textOfView(state.value(name).toMap())});
    state.endGroup();
    return views;
}

void SavedViews::load()
{
    m_answer.run(
        m_services.pool, this,
        [&engine = m_services.engine, page = m_page, old = old()]() -> Result<QList<SavedView>> {
            ViewRepository &views = engine.parts.catalogue.views();
            for (const SavedView &view : old)
                TD_TRY(views.save(page, view, engine.parts.clock.now()));
            return views.views(page);
        },
        [this](const Result<QList<SavedView>> &views) {
            if (!views) {
                Q_EMIT failed(views.error());
                return;
            }
            m_services.state.remove(u"ui/%1/views"_s.arg(m_page));
            m_views = *views;
            Q_EMIT changed();
        });
}

QStringList SavedViews::names() const
{
    QStringList names;
    for (const SavedView &view : m_views)
        names.append(view.name);
    return names;
}

QVariantMap SavedViews::definition(const QString &name) const
{
    for (const SavedView &view : m_views) {
        if (view.name == name)
            return QJsonDocument::fromJson(view.definition.toUtf8()).object().toVariantMap();
    }
    return {};
}

void SavedViews::save(const QString &name, const QVariantMap &definition)
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, page = m_page,
         view = SavedView{.name = name, .definition = textOfView(definition)}] {
            return engine.parts.catalogue.views().save(page, view, engine.parts.clock.now());
        },
        [this](const Result<void> &done) {
            if (!done)
                Q_EMIT failed(done.error());
            load();
        });
}

void SavedViews::remove(const QString &name)
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, page = m_page, name] {
            return engine.parts.catalogue.views().remove(page, name);
        },
        [this](const Result<void> &done) {
            if (!done)
                Q_EMIT failed(done.error());
            load();
        });
}

} // namespace td
