<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>td::AdviceActions</name>
    <message numerus="yes">
        <source>Mark %n draft(s) as published?</source>
        <translation>
            <numerusform>Mark %n draft as published?</numerusform>
            <numerusform>Mark %n drafts as published?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) published</source>
        <translation>
            <numerusform>%n draft published</numerusform>
            <numerusform>%n drafts published</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n duplicate(s) to the trash?</source>
        <translation>
            <numerusform>Move %n duplicate to the trash?</numerusform>
            <numerusform>Move %n duplicates to the trash?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) moved to trash</source>
        <translation>
            <numerusform>%n photo moved to trash</numerusform>
            <numerusform>%n photos moved to trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln move(s) finished</source>
        <translation>
            <numerusform>%Ln move finished</numerusform>
            <numerusform>%Ln moves finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rolled back</source>
        <translation>
            <numerusform>%Ln rolled back</numerusform>
            <numerusform>%Ln rolled back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still open</source>
        <translation>
            <numerusform>%Ln still open</numerusform>
            <numerusform>%Ln still open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::AdviceText</name>
    <message numerus="yes">
        <source>%Ln draft(s) look sold</source>
        <translation>
            <numerusform>%Ln draft looks sold</numerusform>
            <numerusform>%Ln drafts look sold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are second copies of the same file</source>
        <translation>
            <numerusform>%Ln photo is a second copy of the same file</numerusform>
            <numerusform>%Ln photos are second copies of the same file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Compression saved little on %Ln photo(s)</source>
        <translation>
            <numerusform>Compression saved little on %Ln photo</numerusform>
            <numerusform>Compression saved little on %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) in COLD are read often</source>
        <translation>
            <numerusform>%Ln photo in COLD is read often</numerusform>
            <numerusform>%Ln photos in COLD are read often</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) came from damaged files</source>
        <translation>
            <numerusform>%Ln photo came from a damaged file</numerusform>
            <numerusform>%Ln photos came from damaged files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfer(s) failed</source>
        <translation>
            <numerusform>%Ln transfer failed</numerusform>
            <numerusform>%Ln transfers failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln move(s) were interrupted</source>
        <translation>
            <numerusform>%Ln move was interrupted</numerusform>
            <numerusform>%Ln moves were interrupted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) have only one copy</source>
        <translation>
            <numerusform>%Ln photo has only one copy</numerusform>
            <numerusform>%Ln photos have only one copy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) wait in TEMP</source>
        <translation>
            <numerusform>%Ln photo waits in TEMP</numerusform>
            <numerusform>%Ln photos wait in TEMP</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) have waited in TEMP for more than %1</source>
        <translation>
            <numerusform>%Ln photo has waited in TEMP for more than %1</numerusform>
            <numerusform>%Ln photos have waited in TEMP for more than %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) in HOT had no access for %1</source>
        <translation>
            <numerusform>%Ln photo in HOT had no access for %1</numerusform>
            <numerusform>%Ln photos in HOT had no access for %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored file(s) are missing or damaged</source>
        <translation>
            <numerusform>%Ln stored file is missing or damaged</numerusform>
            <numerusform>%Ln stored files are missing or damaged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the last restore drill %Ln photo(s) did not come back</source>
        <translation>
            <numerusform>In the last restore drill %Ln photo did not come back</numerusform>
            <numerusform>In the last restore drill %Ln photos did not come back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quota(s) are nearly full</source>
        <translation>
            <numerusform>%Ln quota is nearly full</numerusform>
            <numerusform>%Ln quotas are nearly full</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) are used far more often than usual</source>
        <translation>
            <numerusform>%Ln link is used far more often than usual</numerusform>
            <numerusform>%Ln links are used far more often than usual</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with orders</source>
        <translation>
            <numerusform>%Ln with orders</numerusform>
            <numerusform>%Ln with orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln published in part</source>
        <translation>
            <numerusform>%Ln published in part</numerusform>
            <numerusform>%Ln published in part</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln untouched for long</source>
        <translation>
            <numerusform>%Ln untouched for long</numerusform>
            <numerusform>%Ln untouched for long</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln old version(s) are billed</source>
        <translation>
            <numerusform>%Ln old version is billed</numerusform>
            <numerusform>%Ln old versions are billed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln upload(s) were begun and never finished</source>
        <translation>
            <numerusform>%Ln upload was begun and never finished</numerusform>
            <numerusform>%Ln uploads were begun and never finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored object(s) belong to no photo</source>
        <translation>
            <numerusform>%Ln stored object belongs to no photo</numerusform>
            <numerusform>%Ln stored objects belong to no photo</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::AwayNotices</name>
    <message numerus="yes">
        <source>%Ln photo(s) wait for your answer</source>
        <translation>
            <numerusform>%Ln photo waits for your answer</numerusform>
            <numerusform>%Ln photos wait for your answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them</source>
        <translation>
            <numerusform>%Ln transfer</numerusform>
            <numerusform>%Ln transfers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::BackupsTab</name>
    <message numerus="yes">
        <source>%1; %Ln photo(s) did not come back</source>
        <translation>
            <numerusform>%1; %Ln photo did not come back</numerusform>
            <numerusform>%1; %Ln photos did not come back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln backup(s)?</source>
        <translation>
            <numerusform>Remove %Ln backup?</numerusform>
            <numerusform>Remove %Ln backups?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backup(s) removed, %1 freed</source>
        <translation>
            <numerusform>%Ln backup removed, %1 freed</numerusform>
            <numerusform>%Ln backups removed, %1 freed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::BannerArea</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::BrakeDialog</name>
    <message numerus="yes">
        <source>Stopped before deleting %Ln photo(s) (the limit is %1)</source>
        <translation>
            <numerusform>Stopped before deleting %Ln photo (the limit is %1)</numerusform>
            <numerusform>Stopped before deleting %Ln photos (the limit is %1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped before deleting %Ln photo(s) (%1 of the catalogue; the limit is %2)</source>
        <translation>
            <numerusform>Stopped before deleting %Ln photo (%1 of the catalogue; the limit is %2)</numerusform>
            <numerusform>Stopped before deleting %Ln photos (%1 of the catalogue; the limit is %2)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::ChecksTab</name>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln move(s) finished or rolled back</source>
        <translation>
            <numerusform>%Ln move finished or rolled back</numerusform>
            <numerusform>%Ln moves finished or rolled back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::ConfirmDialog</name>
    <message numerus="yes">
        <source>Its %Ln photo(s) go to the trash on %1. You can unpublish until then.</source>
        <translation>
            <numerusform>Its %Ln photo goes to the trash on %1. You can unpublish until then.</numerusform>
            <numerusform>Its %Ln photos go to the trash on %1. You can unpublish until then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln photo(s) for good?</source>
        <translation>
            <numerusform>Delete %Ln photo for good?</numerusform>
            <numerusform>Delete %Ln photos for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln photo(s)</source>
        <translation>
            <numerusform>Delete %Ln photo</numerusform>
            <numerusform>Delete %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) come back from the trash.</source>
        <translation>
            <numerusform>%Ln photo comes back from the trash.</numerusform>
            <numerusform>%Ln photos come back from the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring back %Ln photo(s)</source>
        <translation>
            <numerusform>Bring back %Ln photo</numerusform>
            <numerusform>Bring back %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) would be handled. What goes to the trash can be brought back for a day.</source>
        <translation>
            <numerusform>%Ln photo would be handled. What goes to the trash can be brought back for a day.</numerusform>
            <numerusform>%Ln photos would be handled. What goes to the trash can be brought back for a day.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) were deleted for good or restored meanwhile and cannot come back.</source>
        <translation>
            <numerusform>%Ln photo was deleted for good or restored meanwhile and cannot come back.</numerusform>
            <numerusform>%Ln photos were deleted for good or restored meanwhile and cannot come back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::CopiesList</name>
    <message numerus="yes">
        <source>%Ln file(s) in %1</source>
        <translation>
            <numerusform>%Ln file in %1</numerusform>
            <numerusform>%Ln files in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::DeliverDialog</name>
    <message numerus="yes">
        <source>Send %Ln photo(s) to Telegram</source>
        <translation>
            <numerusform>Send %Ln photo to Telegram</numerusform>
            <numerusform>Send %Ln photos to Telegram</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) sent to %1</source>
        <translation>
            <numerusform>%Ln photo sent to %1</numerusform>
            <numerusform>%Ln photos sent to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::DraftDelegate</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln order</numerusform>
            <numerusform>%Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 published</source>
        <translation>
            <numerusform>%1 of %2 published</numerusform>
            <numerusform>%1 of %2 published</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::DraftInspector</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::DraftsModel</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::DraftsPage</name>
    <message numerus="yes">
        <source>Its %Ln photo(s) stay, in no draft. After the grace of the rule for orphans they go to the trash.</source>
        <translation>
            <numerusform>Its %Ln photo stays, in no draft. After the grace of the rule for orphans it goes to the trash.</numerusform>
            <numerusform>Its %Ln photos stay, in no draft. After the grace of the rule for orphans they go to the trash.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::DuplicateGroupCard</name>
    <message numerus="yes">
        <source>The same file %Ln time(s)</source>
        <translation>
            <numerusform>The same file %Ln time</numerusform>
            <numerusform>The same file %Ln times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) that look alike</source>
        <translation>
            <numerusform>%Ln photo that looks alike</numerusform>
            <numerusform>%Ln photos that look alike</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::DuplicatesPage</name>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) can go</source>
        <translation>
            <numerusform>%Ln photo can go</numerusform>
            <numerusform>%Ln photos can go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln photo(s) to the trash?</source>
        <translation>
            <numerusform>Move %Ln photo to the trash?</numerusform>
            <numerusform>Move %Ln photos to the trash?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) moved to trash</source>
        <translation>
            <numerusform>%Ln photo moved to trash</numerusform>
            <numerusform>%Ln photos moved to trash</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::EventText</name>
    <message numerus="yes">
        <source>%Ln photo(s) promoted to HOT</source>
        <translation>
            <numerusform>%Ln photo promoted to HOT</numerusform>
            <numerusform>%Ln photos promoted to HOT</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) archived to COLD</source>
        <translation>
            <numerusform>%Ln photo archived to COLD</numerusform>
            <numerusform>%Ln photos archived to COLD</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) moved</source>
        <translation>
            <numerusform>%Ln photo moved</numerusform>
            <numerusform>%Ln photos moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) moved to %1</source>
        <translation>
            <numerusform>%Ln photo moved to %1</numerusform>
            <numerusform>%Ln photos moved to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) moved from %1 to %2</source>
        <translation>
            <numerusform>%Ln photo moved from %1 to %2</numerusform>
            <numerusform>%Ln photos moved from %1 to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 added %Ln photo(s) to %2</source>
        <translation>
            <numerusform>%1 added %Ln photo to %2</numerusform>
            <numerusform>%1 added %Ln photos to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) added to %1</source>
        <translation>
            <numerusform>%Ln photo added to %1</numerusform>
            <numerusform>%Ln photos added to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) added</source>
        <translation>
            <numerusform>%Ln photo added</numerusform>
            <numerusform>%Ln photos added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) moved to the trash</source>
        <translation>
            <numerusform>%Ln photo moved to the trash</numerusform>
            <numerusform>%Ln photos moved to the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) restored from the trash</source>
        <translation>
            <numerusform>%Ln photo restored from the trash</numerusform>
            <numerusform>%Ln photos restored from the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) deleted for good</source>
        <translation>
            <numerusform>%Ln photo deleted for good</numerusform>
            <numerusform>%Ln photos deleted for good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 published, %Ln photo(s)</source>
        <translation>
            <numerusform>%1 published, %Ln photo</numerusform>
            <numerusform>%1 published, %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 unpublished, %Ln photo(s)</source>
        <translation>
            <numerusform>%1 unpublished, %Ln photo</numerusform>
            <numerusform>%1 unpublished, %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run undone, %Ln photo(s) are back</source>
        <translation>
            <numerusform>Run undone, %Ln photo is back</numerusform>
            <numerusform>Run undone, %Ln photos are back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) pinned</source>
        <translation>
            <numerusform>%Ln photo pinned</numerusform>
            <numerusform>%Ln photos pinned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) unpinned</source>
        <translation>
            <numerusform>%Ln photo unpinned</numerusform>
            <numerusform>%Ln photos unpinned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) edited</source>
        <translation>
            <numerusform>%Ln photo edited</numerusform>
            <numerusform>%Ln photos edited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) read</source>
        <translation>
            <numerusform>%Ln photo read</numerusform>
            <numerusform>%Ln photos read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Interrupted work finished, %Ln photo(s)</source>
        <translation>
            <numerusform>Interrupted work finished, %Ln photo</numerusform>
            <numerusform>Interrupted work finished, %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) repaired</source>
        <translation>
            <numerusform>%Ln photo repaired</numerusform>
            <numerusform>%Ln photos repaired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) changed</source>
        <translation>
            <numerusform>%Ln photo changed</numerusform>
            <numerusform>%Ln photos changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore drill: %1 of %Ln photo(s) did not come back</source>
        <translation>
            <numerusform>Restore drill: %1 of %Ln photo did not come back</numerusform>
            <numerusform>Restore drill: %1 of %Ln photos did not come back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore drill: %Ln photo(s) came back as they were stored</source>
        <translation>
            <numerusform>Restore drill: %Ln photo came back as it was stored</numerusform>
            <numerusform>Restore drill: %Ln photos came back as they were stored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored file(s) replaced from a proven copy</source>
        <translation>
            <numerusform>%Ln stored file replaced from a proven copy</numerusform>
            <numerusform>%Ln stored files replaced from a proven copy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backup made of %Ln photo(s)</source>
        <translation>
            <numerusform>Backup made of %Ln photo</numerusform>
            <numerusform>Backup made of %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The files of %Ln photo(s) got new names: old links ended</source>
        <translation>
            <numerusform>The files of %Ln photo got new names: old links ended</numerusform>
            <numerusform>The files of %Ln photos got new names: old links ended</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::Explain</name>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Photos in the trash that are younger than %n day(s)</source>
        <translation>
            <numerusform>Photos in the trash that are younger than %n day</numerusform>
            <numerusform>Photos in the trash that are younger than %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A photo of %1 in %Ln object(s)</source>
        <translation>
            <numerusform>A photo of %1 in %Ln object</numerusform>
            <numerusform>A photo of %1 in %Ln objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %Ln day(s)</source>
        <translation>
            <numerusform>after %Ln day</numerusform>
            <numerusform>after %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %Ln month(s)</source>
        <translation>
            <numerusform>after %Ln month</numerusform>
            <numerusform>after %Ln months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::FileDrop</name>
    <message numerus="yes">
        <source>Drop to add %Ln photo(s) to TEMP</source>
        <translation>
            <numerusform>Drop to add %Ln photo to TEMP</numerusform>
            <numerusform>Drop to add %Ln photos to TEMP</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::FilterMenu</name>
    <message numerus="yes">
        <source>In the last %Ln day(s)</source>
        <translation>
            <numerusform>In the last day</numerusform>
            <numerusform>In the last %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln day(s) ago</source>
        <translation>
            <numerusform>More than %Ln day ago</numerusform>
            <numerusform>More than %Ln days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::HealthText</name>
    <message numerus="yes">
        <source>%Ln move(s) under way</source>
        <translation>
            <numerusform>%Ln move under way</numerusform>
            <numerusform>%Ln moves under way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln move(s) interrupted</source>
        <translation>
            <numerusform>%Ln move interrupted</numerusform>
            <numerusform>%Ln moves interrupted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln photo(s) failed</source>
        <translation>
            <numerusform>%1: %Ln photo failed</numerusform>
            <numerusform>%1: %Ln photos failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln withheld</source>
        <translation>
            <numerusform>%Ln withheld</numerusform>
            <numerusform>%Ln withheld</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored file(s) missing or damaged</source>
        <translation>
            <numerusform>%Ln stored file missing or damaged</numerusform>
            <numerusform>%Ln stored files missing or damaged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln file(s) read and right</source>
        <translation>
            <numerusform>%1: %Ln file read and right</numerusform>
            <numerusform>%1: %Ln files read and right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln file(s) could not be read</source>
        <translation>
            <numerusform>%1: %Ln file could not be read</numerusform>
            <numerusform>%1: %Ln files could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::HistoryTab</name>
    <message numerus="yes">
        <source>%Ln photo(s) failed</source>
        <translation>
            <numerusform>%Ln photo failed</numerusform>
            <numerusform>%Ln photos failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) came back from the trash</source>
        <translation>
            <numerusform>%Ln photo came back from the trash</numerusform>
            <numerusform>%Ln photos came back from the trash</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::LabPage</name>
    <message numerus="yes">
        <source>Trying %Ln setting(s)</source>
        <translation>
            <numerusform>Trying %Ln setting</numerusform>
            <numerusform>Trying %Ln settings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::LabResults</name>
    <message numerus="yes">
        <source>Now %1 in %Ln photo(s), %2. &quot;All photos&quot; is what they would take had each been added with the setting; the truth lies within ± in 19 of 20 samples.</source>
        <translation>
            <numerusform>Now %1 in %Ln photo, %2. &quot;All photos&quot; is what they would take had each been added with the setting; the truth lies within ± in 19 of 20 samples.</numerusform>
            <numerusform>Now %1 in %Ln photos, %2. &quot;All photos&quot; is what they would take had each been added with the setting; the truth lies within ± in 19 of 20 samples.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) of the sample were compressed by Tierdeck already and no original is kept: for these the figures show what new photos like them would take. Stored photos are never compressed again.</source>
        <translation>
            <numerusform>%Ln picture of the sample was compressed by Tierdeck already and no original is kept: for it the figures show what new photos like it would take. Stored photos are never compressed again.</numerusform>
            <numerusform>%Ln pictures of the sample were compressed by Tierdeck already and no original is kept: for these the figures show what new photos like them would take. Stored photos are never compressed again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) could not be tried: %1</source>
        <translation>
            <numerusform>%Ln picture could not be tried: %1</numerusform>
            <numerusform>%Ln pictures could not be tried: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::LinksTab</name>
    <message numerus="yes">
        <source>%Ln link(s) are used far more often than usual. Revoke what was passed on.</source>
        <translation>
            <numerusform>%Ln link is used far more often than usual. Revoke what was passed on.</numerusform>
            <numerusform>%Ln links are used far more often than usual. Revoke what was passed on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s)</source>
        <translation>
            <numerusform>%Ln link</numerusform>
            <numerusform>%Ln links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke %Ln link(s)?</source>
        <translation>
            <numerusform>Revoke %Ln link?</numerusform>
            <numerusform>Revoke %Ln links?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) revoked</source>
        <translation>
            <numerusform>%Ln link revoked</numerusform>
            <numerusform>%Ln links revoked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln expired link(s) removed</source>
        <translation>
            <numerusform>%Ln expired link removed</numerusform>
            <numerusform>%Ln expired links removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::LocalActions</name>
    <message numerus="yes">
        <source>%Ln photo(s) lie on this computer alone (%1)</source>
        <translation>
            <numerusform>%Ln photo lies on this computer alone (%1)</numerusform>
            <numerusform>%Ln photos lie on this computer alone (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) fetched, %1</source>
        <translation>
            <numerusform>%Ln photo fetched, %1</numerusform>
            <numerusform>%Ln photos fetched, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) on their way to HOT</source>
        <translation>
            <numerusform>%Ln photo on its way to HOT</numerusform>
            <numerusform>%Ln photos on their way to HOT</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::LogTab</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) copied</source>
        <translation>
            <numerusform>%Ln line copied</numerusform>
            <numerusform>%Ln lines copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::NeedsYouCard</name>
    <message numerus="yes">
        <source>%Ln open</source>
        <translation>
            <numerusform>%Ln open</numerusform>
            <numerusform>%Ln open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::NightWatch</name>
    <message numerus="yes">
        <source>Move %Ln photo(s) to the trash?</source>
        <translation>
            <numerusform>Move %Ln photo to the trash?</numerusform>
            <numerusform>Move %Ln photos to the trash?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln photo(s) to the trash</source>
        <translation>
            <numerusform>Move %Ln photo to the trash</numerusform>
            <numerusform>Move %Ln photos to the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are back</source>
        <translation>
            <numerusform>%Ln photo is back</numerusform>
            <numerusform>%Ln photos are back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backup made: %Ln photo(s) in the catalogue</source>
        <translation>
            <numerusform>Backup made: %Ln photo in the catalogue</numerusform>
            <numerusform>Backup made: %Ln photos in the catalogue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::OverviewPage</name>
    <message numerus="yes">
        <source>%Ln photo(s) for</source>
        <translation>
            <numerusform>%Ln photo for</numerusform>
            <numerusform>%Ln photos for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln move to HOT tonight</source>
        <translation>
            <numerusform>%Ln moves to HOT tonight</numerusform>
            <numerusform>%Ln move to HOT tonight</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln would move to HOT</source>
        <translation>
            <numerusform>%Ln would move to HOT</numerusform>
            <numerusform>%Ln would move to HOT</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln move to COLD tonight</source>
        <translation>
            <numerusform>%Ln moves to COLD tonight</numerusform>
            <numerusform>%Ln move to COLD tonight</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln would move to COLD</source>
        <translation>
            <numerusform>%Ln would move to COLD</numerusform>
            <numerusform>%Ln would move to COLD</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) · %1</source>
        <translation>
            <numerusform>%Ln photo · %1</numerusform>
            <numerusform>%Ln photos · %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cost, last %n day(s)</source>
        <translation>
            <numerusform>Cost, last day</numerusform>
            <numerusform>Cost, last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::PhotoActions</name>
    <message numerus="yes">
        <source>%Ln photo(s) could not be changed. The first: %1</source>
        <translation>
            <numerusform>%Ln photo could not be changed: %1</numerusform>
            <numerusform>%Ln photos could not be changed. The first: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) published</source>
        <translation>
            <numerusform>%Ln photo published</numerusform>
            <numerusform>%Ln photos published</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) on the way to %1</source>
        <translation>
            <numerusform>%Ln photo on the way to %1</numerusform>
            <numerusform>%Ln photos on the way to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) pinned</source>
        <translation>
            <numerusform>%Ln photo pinned</numerusform>
            <numerusform>%Ln photos pinned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) unpinned</source>
        <translation>
            <numerusform>%Ln photo unpinned</numerusform>
            <numerusform>%Ln photos unpinned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) tagged %1</source>
        <translation>
            <numerusform>%Ln photo tagged %1</numerusform>
            <numerusform>%Ln photos tagged %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %1 removed from %Ln photo(s)</source>
        <translation>
            <numerusform>Tag %1 removed from %Ln photo</numerusform>
            <numerusform>Tag %1 removed from %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) taken out of their draft</source>
        <translation>
            <numerusform>%Ln photo taken out of its draft</numerusform>
            <numerusform>%Ln photos taken out of their draft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) put in draft %1</source>
        <translation>
            <numerusform>%Ln photo put in draft %1</numerusform>
            <numerusform>%Ln photos put in draft %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) moved to trash</source>
        <translation>
            <numerusform>%Ln photo moved to trash</numerusform>
            <numerusform>%Ln photos moved to trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) restored</source>
        <translation>
            <numerusform>%Ln photo restored</numerusform>
            <numerusform>%Ln photos restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) deleted for good</source>
        <translation>
            <numerusform>%Ln photo deleted for good</numerusform>
            <numerusform>%Ln photos deleted for good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) saved in %1</source>
        <translation>
            <numerusform>%Ln photo saved in %1</numerusform>
            <numerusform>%Ln photos saved in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) copied</source>
        <translation>
            <numerusform>%Ln link copied</numerusform>
            <numerusform>%Ln links copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) left out of the next nightly run</source>
        <translation>
            <numerusform>%Ln photo left out of the next nightly run</numerusform>
            <numerusform>%Ln photos left out of the next nightly run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) taken into the next nightly run again</source>
        <translation>
            <numerusform>%Ln photo taken into the next nightly run again</numerusform>
            <numerusform>%Ln photos taken into the next nightly run again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Making the missing sizes of %Ln photo(s)</source>
        <translation>
            <numerusform>Making the missing sizes of %Ln photo</numerusform>
            <numerusform>Making the missing sizes of %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::PhotoDialogs</name>
    <message numerus="yes">
        <source>Publish %Ln photo(s)?</source>
        <translation>
            <numerusform>Publish %Ln photo?</numerusform>
            <numerusform>Publish %Ln photos?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::PhotoInspector</name>
    <message numerus="yes">
        <source>%Ln photo(s) selected</source>
        <translation>
            <numerusform>%Ln photo selected</numerusform>
            <numerusform>%Ln photos selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Protected: %Ln copies</source>
        <translation>
            <numerusform>Protected: %Ln copy</numerusform>
            <numerusform>Protected: %Ln copies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::PhotoStrip</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::PhotoToolBar</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::PhotosPage</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No photo matches %Ln filter(s)</source>
        <translation>
            <numerusform>No photo matches this filter</numerusform>
            <numerusform>No photo matches these %Ln filters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %Ln photo(s)</source>
        <translation>
            <numerusform>Tag %Ln photo</numerusform>
            <numerusform>Tag %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set the draft of %Ln photo(s)</source>
        <translation>
            <numerusform>Set the draft of %Ln photo</numerusform>
            <numerusform>Set the draft of %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln photo(s) to disk</source>
        <translation>
            <numerusform>Save %Ln photo to disk</numerusform>
            <numerusform>Save %Ln photos to disk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln selected</source>
        <translation>
            <numerusform>All %Ln selected</numerusform>
            <numerusform>All %Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::PlanTab</name>
    <message numerus="yes">
        <source>%Ln photo(s) wait for an unfinished move to be recovered.</source>
        <translation>
            <numerusform>%Ln photo waits for an unfinished move to be recovered.</numerusform>
            <numerusform>%Ln photos wait for an unfinished move to be recovered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %Ln day(s)</source>
        <translation>
            <numerusform>In %Ln day</numerusform>
            <numerusform>In %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>%Ln left out</numerusform>
            <numerusform>%Ln left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are left out.</source>
        <translation>
            <numerusform>%Ln photo is left out.</numerusform>
            <numerusform>%Ln photos are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln less</source>
        <translation>
            <numerusform>%Ln less</numerusform>
            <numerusform>%Ln less</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln photo(s)?</source>
        <translation>
            <numerusform>Delete %Ln photo?</numerusform>
            <numerusform>Delete %Ln photos?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln photo(s)</source>
        <translation>
            <numerusform>Delete %Ln photo</numerusform>
            <numerusform>Delete %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::ProofActions</name>
    <message numerus="yes">
        <source>%1: %Ln file(s) missing or damaged</source>
        <translation>
            <numerusform>%1: %Ln file missing or damaged</numerusform>
            <numerusform>%1: %Ln files missing or damaged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln file(s) read and right, %2</source>
        <translation>
            <numerusform>%1: %Ln file read and right, %2</numerusform>
            <numerusform>%1: %Ln files read and right, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln photo(s) did not come back</source>
        <translation>
            <numerusform>%1: %Ln photo did not come back</numerusform>
            <numerusform>%1: %Ln photos did not come back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln photo(s) came back as they were stored</source>
        <translation>
            <numerusform>%1: %Ln photo came back as it was stored</numerusform>
            <numerusform>%1: %Ln photos came back as they were stored</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::ReasonText</name>
    <message numerus="yes">
        <source>%Ln promoted</source>
        <translation>
            <numerusform>%Ln promoted</numerusform>
            <numerusform>%Ln promoted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln archived</source>
        <translation>
            <numerusform>%Ln archived</numerusform>
            <numerusform>%Ln archived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to the trash</source>
        <translation>
            <numerusform>%Ln to the trash</numerusform>
            <numerusform>%Ln to the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln purged</source>
        <translation>
            <numerusform>%Ln purged</numerusform>
            <numerusform>%Ln purged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln withheld</source>
        <translation>
            <numerusform>%Ln withheld</numerusform>
            <numerusform>%Ln withheld</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::RecommendationsPage</name>
    <message numerus="yes">
        <source>Show %Ln photo(s)</source>
        <translation>
            <numerusform>Show %Ln photo</numerusform>
            <numerusform>Show %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::ReconcileTab</name>
    <message numerus="yes">
        <source>%Ln request(s) more than moves and reads need: listings, checks and tests</source>
        <translation>
            <numerusform>%Ln request more than moves and reads need: listings, checks and tests</numerusform>
            <numerusform>%Ln requests more than moves and reads need: listings, checks and tests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) fewer than moves and reads were taken to need</source>
        <translation>
            <numerusform>%Ln request fewer than moves and reads were taken to need</numerusform>
            <numerusform>%Ln requests fewer than moves and reads were taken to need</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s) imported, %1 new rows</source>
        <translation>
            <numerusform>%Ln report imported, %1 new rows</numerusform>
            <numerusform>%Ln reports imported, %1 new rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::RuleTexts</name>
    <message numerus="yes">
        <source>Move photos of a draft from TEMP to HOT after %1 hour(s)</source>
        <translation>
            <numerusform>Move photos of a draft from TEMP to HOT after %1 hour</numerusform>
            <numerusform>Move photos of a draft from TEMP to HOT after %1 hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Archive from HOT to COLD after %1 day(s) without access</source>
        <translation>
            <numerusform>Archive from HOT to COLD after %1 day without access</numerusform>
            <numerusform>Archive from HOT to COLD after %1 days without access</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trash published photos %1 day(s) after publishing</source>
        <translation>
            <numerusform>Trash published photos %1 day after publishing</numerusform>
            <numerusform>Trash published photos %1 days after publishing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Photos in no draft, %1 hour(s) after its removal:</source>
        <translation>
            <numerusform>Photos in no draft, %1 hour after its removal:</numerusform>
            <numerusform>Photos in no draft, %1 hours after its removal:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trash from COLD after %1 day(s)</source>
        <translation>
            <numerusform>Trash from COLD after %1 day</numerusform>
            <numerusform>Trash from COLD after %1 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trash from HOT after %1 day(s) without access</source>
        <translation>
            <numerusform>Trash from HOT after %1 day without access</numerusform>
            <numerusform>Trash from HOT after %1 days without access</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trash any photo %1 day(s) after its upload</source>
        <translation>
            <numerusform>Trash any photo %1 day after its upload</numerusform>
            <numerusform>Trash any photo %1 days after its upload</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep photos in the trash for %1 hour(s)</source>
        <translation>
            <numerusform>Keep photos in the trash for %1 hour</numerusform>
            <numerusform>Keep photos in the trash for %1 hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep photos with orders in the trash for %1 day(s)</source>
        <translation>
            <numerusform>Keep photos with orders in the trash for %1 day</numerusform>
            <numerusform>Keep photos with orders in the trash for %1 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An order protects the photos of its draft for %1 day(s)</source>
        <translation>
            <numerusform>An order protects the photos of its draft for %1 day</numerusform>
            <numerusform>An order protects the photos of its draft for %1 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop a run that would delete more than %1 photo(s)</source>
        <translation>
            <numerusform>Stop a run that would delete more than %1 photo</numerusform>
            <numerusform>Stop a run that would delete more than %1 photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The percentage counts from %1 photo(s) on</source>
        <translation>
            <numerusform>The percentage counts from %1 photo on</numerusform>
            <numerusform>The percentage counts from %1 photos on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::RulesTab</name>
    <message numerus="yes">
        <source>%1 deleted for good</source>
        <translation>
            <numerusform>%1 deleted for good</numerusform>
            <numerusform>%1 deleted for good</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::RunSummary</name>
    <message numerus="yes">
        <source>promoted</source>
        <translation>
            <numerusform>promoted</numerusform>
            <numerusform>promoted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>archived</source>
        <translation>
            <numerusform>archived</numerusform>
            <numerusform>archived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>expired</source>
        <translation>
            <numerusform>expired</numerusform>
            <numerusform>expired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>purged</source>
        <translation>
            <numerusform>purged</numerusform>
            <numerusform>purged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::RunsModel</name>
    <message numerus="yes">
        <source>%Ln withheld</source>
        <translation>
            <numerusform>%Ln withheld</numerusform>
            <numerusform>%Ln withheld</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln can come back</source>
        <translation>
            <numerusform>%Ln can come back</numerusform>
            <numerusform>%Ln can come back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::SideCounts</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s)</source>
        <translation>
            <numerusform>%Ln draft</numerusform>
            <numerusform>%Ln drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open</source>
        <translation>
            <numerusform>%Ln open</numerusform>
            <numerusform>%Ln open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::SimulatorTab</name>
    <message numerus="yes">
        <source>%1 a month after 24 months (%2 instead of %3) · %Ln photo(s) to the trash instead of %4 · %5 at the peak</source>
        <translation>
            <numerusform>%1 a month after 24 months (%2 instead of %3) · %Ln photo to the trash instead of %4 · %5 at the peak</numerusform>
            <numerusform>%1 a month after 24 months (%2 instead of %3) · %Ln photos to the trash instead of %4 · %5 at the peak</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>TEMP to HOT after %n hour(s) instead of %1</source>
        <translation>
            <numerusform>TEMP to HOT after %n hour instead of %1</numerusform>
            <numerusform>TEMP to HOT after %n hours instead of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Published photos kept for %n day(s) instead of %1</source>
        <translation>
            <numerusform>Published photos kept for %n day instead of %1</numerusform>
            <numerusform>Published photos kept for %n days instead of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>HOT to COLD after %n idle day(s) instead of %1</source>
        <translation>
            <numerusform>HOT to COLD after %n idle day instead of %1</numerusform>
            <numerusform>HOT to COLD after %n idle days instead of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>COLD to the trash after %n day(s) instead of %1</source>
        <translation>
            <numerusform>COLD to the trash after %n day instead of %1</numerusform>
            <numerusform>COLD to the trash after %n days instead of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With the present rules: %1 in 24 months, %2 at the peak, %Ln photo(s) to the trash by then.</source>
        <translation>
            <numerusform>With the present rules: %1 in 24 months, %2 at the peak, %Ln photo to the trash by then.</numerusform>
            <numerusform>With the present rules: %1 in 24 months, %2 at the peak, %Ln photos to the trash by then.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::TierForm</name>
    <message numerus="yes">
        <source>The tier holds %Ln photo(s) (%1): they are copied there first.</source>
        <translation>
            <numerusform>The tier holds %Ln photo (%1): it is copied there first.</numerusform>
            <numerusform>The tier holds %Ln photos (%1): they are copied there first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The tier holds %Ln photo(s) (%1): move them to another tier first.</source>
        <translation>
            <numerusform>The tier holds %Ln photo (%1): move it to another tier first.</numerusform>
            <numerusform>The tier holds %Ln photos (%1): move them to another tier first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::TierMoveDialog</name>
    <message numerus="yes">
        <source>%Ln photo(s), %1</source>
        <translation>
            <numerusform>%Ln photo, %1</numerusform>
            <numerusform>%Ln photos, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s), %1</source>
        <translation>
            <numerusform>%Ln object, %1</numerusform>
            <numerusform>%Ln objects, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) copied and proven, %1. The tier lies in the bucket from the next start of Tierdeck on. Quit it and start it again: until then photos of this tier cannot be read here, and nothing is moved there. Other consoles have to be bound to it as well.</source>
        <translation>
            <numerusform>%Ln object copied and proven, %1. The tier lies in the bucket from the next start of Tierdeck on. Quit it and start it again: until then photos of this tier cannot be read here, and nothing is moved there. Other consoles have to be bound to it as well.</numerusform>
            <numerusform>%Ln objects copied and proven, %1. The tier lies in the bucket from the next start of Tierdeck on. Quit it and start it again: until then photos of this tier cannot be read here, and nothing is moved there. Other consoles have to be bound to it as well.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::TierWatch</name>
    <message numerus="yes">
        <source>%Ln action(s) will run when the network is back.</source>
        <translation>
            <numerusform>%Ln action will run when the network is back.</numerusform>
            <numerusform>%Ln actions will run when the network is back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::TonightCard</name>
    <message numerus="yes">
        <source>Last run %1, %Ln done</source>
        <translation>
            <numerusform>Last run %1, %Ln done</numerusform>
            <numerusform>Last run %1, %Ln done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::TransferModel</name>
    <message numerus="yes">
        <source>tried %Ln time(s)</source>
        <translation>
            <numerusform>tried once</numerusform>
            <numerusform>tried %Ln times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::TransfersPage</name>
    <message numerus="yes">
        <source>Cancel %Ln transfer(s)?</source>
        <translation>
            <numerusform>Cancel %Ln transfer?</numerusform>
            <numerusform>Cancel %Ln transfers?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln transfer(s)</source>
        <translation>
            <numerusform>Cancel %Ln transfer</numerusform>
            <numerusform>Cancel %Ln transfers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused: %Ln wait</source>
        <translation>
            <numerusform>Paused: %Ln waits</numerusform>
            <numerusform>Paused: %Ln wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfer(s) failed</source>
        <translation>
            <numerusform>%Ln transfer failed</numerusform>
            <numerusform>%Ln transfers failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln failed</source>
        <translation>
            <numerusform>Retry %Ln failed</numerusform>
            <numerusform>Retry %Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln put back for now</source>
        <translation>
            <numerusform>%Ln put back for now</numerusform>
            <numerusform>%Ln put back for now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::TransfersPopover</name>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::Tray</name>
    <message numerus="yes">
        <source>Tierdeck: %Ln transfer(s) left</source>
        <translation>
            <numerusform>Tierdeck: %Ln transfer left</numerusform>
            <numerusform>Tierdeck: %Ln transfers left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::UploadDialog</name>
    <message numerus="yes">
        <source>%Ln file(s), %1. They stay on this computer until a rule moves them.</source>
        <translation>
            <numerusform>%Ln file, %1. It stays on this computer until a rule moves it.</numerusform>
            <numerusform>%Ln files, %1. They stay on this computer until a rule moves them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) cannot be added.</source>
        <translation>
            <numerusform>%Ln other cannot be added.</numerusform>
            <numerusform>%Ln others cannot be added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln photo(s)</source>
        <translation>
            <numerusform>Add %Ln photo</numerusform>
            <numerusform>Add %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::UploadFlow</name>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln done</numerusform>
            <numerusform>%Ln done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more were left out.</source>
        <translation>
            <numerusform>%Ln more was left out.</numerusform>
            <numerusform>%Ln more were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::VariantForm</name>
    <message numerus="yes">
        <source>Make the missing sizes of %Ln photo(s)</source>
        <translation>
            <numerusform>Make the missing sizes of %Ln photo</numerusform>
            <numerusform>Make the missing sizes of %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove unwanted sizes of %Ln photo(s)</source>
        <translation>
            <numerusform>Remove unwanted sizes of %Ln photo</numerusform>
            <numerusform>Remove unwanted sizes of %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::format</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 byte(s)</source>
        <translation>
            <numerusform>%1 byte</numerusform>
            <numerusform>%1 bytes</numerusform>
        </translation>
    </message>
</context>
</TS>
