// SPDX-License-Identifier: GPL-3.0-or-later
// Leaving photos out of the coming night.
#include "ui/pages/photos/photoactions.h"

#include "ui/support/async.h"

#include <QPointer>

namespace td
{

using namespace Qt::StringLiterals;

void PhotoActions::leaveOut(const PhotoTargets &targets, bool out)
{
    start(
        tr("Changing…"),
        [&engine = m_services.engine, targets, out]() -> Result<QStringList> {
            TD_ASSIGN(const QStringList ids, resolveIds(engine.library, targets));
            TD_TRY(engine.leftOut.set(ids, out));
            return ids;
        },
        [this, out](const Result<QStringList> &ids) {
            if (!ids) {
                Q_EMIT errorRaised(ids.error());
                return;
            }
            const auto setting = [self = QPointer(this), ids = *ids](bool wanted) {
                return [self, ids, wanted] {
                    if (self)
                        self->leaveOutAgain(ids, wanted);
                };
            };
            const int count = int(ids->size());
            Q_EMIT toast(out ? tr("%Ln photo(s) left out of the next nightly run", nullptr, count)
                             : tr("%Ln photo(s) taken into the next nightly run again", nullptr, count),
                         Deed(setting(!out), setting(out)));
        });
}

void PhotoActions::leaveOutAgain(const QStringList &ids, bool out)
{
    start(
        tr("Changing…"), [&engine = m_services.engine, ids, out] { return engine.leftOut.set(ids, out); },
        [this](const Result<void> &done) {
            if (!done)
                Q_EMIT errorRaised(done.error());
        });
}

} // namespace td
