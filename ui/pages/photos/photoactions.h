// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query.h"
#include "ui/services.h"
#include "ui/support/async.h"
#include "ui/support/deed.h"

#include <QObject>
#include <QTimer>

#include <atomic>

namespace td
{

/// The photos that a deed is meant for: named by id, by arrival number, or all of a query. Resolved off the GUI thread.
struct PhotoTargets {
    QStringList ids;
    QList<qint64> seqs;
    std::optional<PhotoFilter> query;
    qint64 count = 0;
};
/// Blocking; any worker thread.
[[nodiscard]] Result<QStringList> resolveIds(Library &library, const PhotoTargets &targets);
[[nodiscard]] Result<QList<Photo>> resolvePhotos(Library &library, const PhotoTargets &targets);

/// What an operator can do with photos, one or a million. Every call returns at once; what was done, what could not be and how
/// to take it back is told by signals. Confirmation is the caller's business.
class PhotoActions : public QObject
{
    Q_OBJECT
public:
    explicit PhotoActions(const UiServices &services, QObject *parent = nullptr);
    ~PhotoActions() override;

    void publish(const PhotoTargets &targets);
    void moveTo(const PhotoTargets &targets, Tier tier);
    void makeSizes(const PhotoTargets &targets); ///< those of image.variants that are missing
    void edit(const PhotoTargets &targets, const PhotoEdit &edit, const QString &doneText);
    void setPinned(const PhotoTargets &targets, bool pinned);
    void addTag(const PhotoTargets &targets, const QString &tag);
    void removeTag(const PhotoTargets &targets, const QString &tag);
    void setDraft(const PhotoTargets &targets, const QString &draft);
    void trash(const PhotoTargets &targets);
    /// Out of the coming nightly run, or into it again.
    void leaveOut(const PhotoTargets &targets, bool out);
    void restore(const PhotoTargets &targets);
    /// For good. Ask first.
    void purge(const PhotoTargets &targets);
    void saveTo(const PhotoTargets &targets, const QString &folder);
    /// Links of the photos, one a line, into the clipboard.
    void copyLinks(const PhotoTargets &targets);

    [[nodiscard]] bool isBusy() const { return m_busy > 0; }
    void cancel(); ///< long work stops after the photo in hand

Q_SIGNALS:
    void toast(const QString &text, const td::Deed &deed);
    void errorRaised(const td::Error &error);
    void busyChanged(bool busy, const QString &text);
    void changed();

private:
    void begin(const QString &text); ///< each is followed by one run()
    template <typename Work, typename Done>
    void run(Work work, Done done);
    template <typename Work, typename Done>
    void start(const QString &text, Work work, Done done);
    void tellFailures(const QList<ItemFailure> &failed, qsizetype done);
    void leaveOutAgain(const QStringList &ids, bool out);
    void undoEdit(const QList<Photo> &before, const PhotoEdit &edit);
    /// Does it once more without a word, unless it fails.
    void again(const QStringList &ids, const std::function<Result<BatchOutcome>(Library &, const QStringList &)> &work);
    /// Written by the work, read by a timer of the GUI thread.
    struct Meter {
        std::atomic<qint64> done{0};
        std::atomic<qint64> total{0};
    };

    const UiServices &m_services;
    int m_busy = 0;
    QString m_busyText;
    std::stop_source m_stop;
    std::shared_ptr<Meter> m_meter = std::make_shared<Meter>();
    QTimer m_meterTimer;
};

template <typename Work, typename Done>
void PhotoActions::start(const QString &text, Work work, Done done)
{
    begin(text);
    run(std::move(work), std::move(done));
}

template <typename Work, typename Done>
void PhotoActions::run(Work work, Done done)
{
    runAsync(m_services.pool, this, std::move(work), [this, done = std::move(done)](auto result) {
        if (--m_busy == 0) {
            m_meterTimer.stop();
            Q_EMIT busyChanged(false, {});
        }
        done(std::move(result));
        Q_EMIT changed();
    });
}

} // namespace td
