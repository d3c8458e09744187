// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palettesearch.h"

#include "ui/support/async.h"
#include "ui/support/format.h"
#include "ui/theme/theme.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int TypingPauseMs = 150;
constexpr int Most = 5;

struct Hits {
    QList<Photo> photos;
    QList<Draft> drafts;
};

PhotoFilter filterFor(const QString &text)
{
    PhotoFilter filter;
    if (text.startsWith(u'#'))
        filter.tags = {text.mid(1)};
    else if (text.startsWith(u'@'))
        filter.user = text.mid(1);
    else
        filter.text = text;
    return filter;
}

Hits find(Engine &engine, const QString &text)
{
    Hits hits;
    // A search that fails shows nothing here; the page that is opened tells why.
    if (auto page = engine.library.page(filterFor(text), {}, {}, Most))
        hits.photos = page->photos;
    if (!text.startsWith(u'#') && !text.startsWith(u'@')) {
        if (auto drafts = engine.drafts.list(DraftScope::All, text, {}, Most))
            hits.drafts = *drafts;
    }
    return hits;
}

} // namespace

PaletteSearch::PaletteSearch(const UiServices &services, CommandPalette *palette)
    : QObject(palette)
    , m_services(services)
    , m_palette(palette)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(TypingPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &PaletteSearch::start);
    palette->setSearch([this](const QString &text) { search(text); });
}

void PaletteSearch::search(const QString &text)
{
    m_text = text;
    m_pause.start();
}

void PaletteSearch::start()
{
    runAsync(
        m_services.pool, this, [&engine = m_services.engine, text = m_text] { return find(engine, text); },
        [this, text = m_text](const Hits &hits) {
            QList<Command> results;
            if (!hits.photos.isEmpty()) {
                Command all{.id = u"photos.all"_s, .group = tr("Photos"), .text = tr("Show the photos with “%1”").arg(text),
                            .icon = u"search"_s, .shortcut = {}, .keywords = {}, .run = {}};
                all.run = [this, text] { Q_EMIT openPage(u"photos"_s, {{u"filter"_s, QVariant::fromValue(filterFor(text))}}); };
                results.append(all);
            }
            for (const Photo &photo : hits.photos) {
                Command one{.id = QString(u"photo."_s % photo.photoId), .group = tr("Photos"), .text = photo.filename,
                            .icon = tierIcon(photo.tier), .shortcut = photo.draftId, .keywords = {}, .run = {}};
                if (one.text.isEmpty())
                    one.text = photo.photoId;
                one.run = [this, id = photo.photoId] { Q_EMIT openPage(u"photos"_s, {{u"ids"_s, QStringList{id}}}); };
                results.append(one);
            }
            for (const Draft &draft : hits.drafts) {
                Command one{.id = QString(u"draft."_s % draft.draftId), .group = tr("Drafts"),
                            .text = draft.title.isEmpty() ? draft.draftId : draft.title, .icon = u"drafts"_s, .shortcut = {},
                            .keywords = {}, .run = {}};
                one.run = [this, id = draft.draftId] { Q_EMIT openPage(u"drafts"_s, {{u"draft"_s, id}}); };
                results.append(one);
            }
            m_palette->addResults(text, results);
        });
}

} // namespace td
