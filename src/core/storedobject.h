// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/time.h"

#include <QList>
#include <QMap>

#include <algorithm>
#include <optional>

/// What is said to object stores and what they answer (core/ports/objectstore.h). Plain values.
namespace td
{

struct ObjectInfo {
    QString key;
    qint64 size = 0;
    QString etag;
    QString versionId;
    Instant modified{};
};

/// One stored version that is no longer the current one of its key: still billed, not listed by list().
struct HiddenVersion {
    QString key;
    QString versionId;
    qint64 size = 0;
    bool isMarker = false; ///< a delete marker: 0 bytes, hides the versions below it
    Instant modified{};
};

/// A multipart upload that was begun and neither completed nor aborted: its parts are billed.
struct UnfinishedUpload {
    QString key;
    QString uploadId;
    Instant started{};
};

/// One object, or one version of it, that is to be removed.
struct ObjectRef {
    QString key;
    QString versionId;
};

struct ObjectFailure {
    ObjectRef object;
    Error error;
};

/// What may be done with a link that works without credentials until it expires.
struct LinkRequest {
    enum class Method { Get, Put };
    Method method = Method::Get;
    QString key;
    Seconds expires{3600};
    QString downloadName;     ///< Get: the browser saves under this name; empty: it shows the photo
    QString contentType;      ///< Put: the only type that is accepted
    qint64 contentLength = 0; ///< Put: the only length that is accepted, bytes
};

/// One thing that was tried on a store, for `config test`, the Settings page and Health.
struct StoreCheck {
    enum class Outcome { Fine, Warning, Failed, Skipped };
    QString
        id; ///< stable: "reach", "credentials", "write", "read", "delete", "list", "versions", "cors",
             ///< "cors.write", "clock", "scope"
    Outcome outcome = Outcome::Fine;
    QString message;                           ///< English, one sentence; what was found
    QString remedy;                            ///< empty when there is nothing to do
    std::optional<Error> error = std::nullopt; ///< what a failed step met; the window translates by its reason
};
struct StoreReport {
    QList<StoreCheck> checks;
    std::optional<Seconds> clockSkew; ///< server minus this computer; unset when the store has no clock
    [[nodiscard]] bool isUsable() const
    {
        return std::ranges::none_of(checks,
                                    [](const StoreCheck &c) { return c.outcome == StoreCheck::Outcome::Failed; });
    }
};

struct PutRequest {
    QString key;
    QString contentType;
    QString sha256; ///< lower-case hex of the body; the store must refuse a body that differs (DataLoss)
    QMap<QString, QString> metadata;
    QString md5 = {}; ///< lower-case hex where the caller knows it; else a store that needs it reads the body once more
};

/// What the bytes must be.
struct Expected {
    qint64 size = 0;
    QString sha256;
    QString md5 = {}; ///< lower-case hex where known: lets a store prove the object from its ETag without reading it
};

/// Three outcomes, not two; only Verified lets a source be released.
enum class Proof { Verified, Unverifiable, Mismatch, Missing };
struct Verification {
    Proof proof = Proof::Unverifiable;
    QString method; ///< "sha256", "etag", "size"
};

} // namespace td
