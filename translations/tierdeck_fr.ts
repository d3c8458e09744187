<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>td::AboutDialog</name>
    <message>
        <source>About Tierdeck</source>
        <translation>À propos de Tierdeck</translation>
    </message>
    <message>
        <source>Keeps photos on the cheapest place that fits and shows what is stored where, what it costs and what happens next.</source>
        <translation>Garde les photos à l&apos;endroit le moins cher qui convient et montre où elles sont, ce qu&apos;elles coûtent et ce qui les attend.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>td::AdviceActions</name>
    <message numerus="yes">
        <source>Mark %n draft(s) as published?</source>
        <translation>
            <numerusform>Marquer %n annonce comme publiée&#x202f;?</numerusform>
            <numerusform>Marquer %n annonces comme publiées&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Drafts to publish</source>
        <translation>Annonces à publier</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publier</translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) published</source>
        <translation>
            <numerusform>%n annonce publiée</numerusform>
            <numerusform>%n annonces publiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n duplicate(s) to the trash?</source>
        <translation>
            <numerusform>Mettre %n doublon à la corbeille&#x202f;?</numerusform>
            <numerusform>Mettre %n doublons à la corbeille&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest photo of each group stays. The others have exactly the same bytes; together they take %1. They can be restored until the trash is emptied.</source>
        <translation>La photo la plus ancienne de chaque groupe reste. Les autres contiennent exactement les mêmes octets et occupent %1 en tout. Elles restent récupérables jusqu&apos;au vidage de la corbeille.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>Mettre à la corbeille</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) moved to trash</source>
        <translation>
            <numerusform>%n photo à la corbeille</numerusform>
            <numerusform>%n photos à la corbeille</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln move(s) finished</source>
        <translation>
            <numerusform>%Ln déplacement terminé</numerusform>
            <numerusform>%Ln déplacements terminés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rolled back</source>
        <translation>
            <numerusform>%Ln annulé</numerusform>
            <numerusform>%Ln annulés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still open</source>
        <translation>
            <numerusform>%Ln encore ouvert</numerusform>
            <numerusform>%Ln encore ouverts</numerusform>
        </translation>
    </message>
    <message>
        <source>They have orders, are published in part, or nobody touched them for long. Once published, their photos are kept for the days of the rule and then go to the trash. Unpublish undoes it.</source>
        <translation>Elles ont des commandes, sont publiées en partie, ou personne n’y a touché depuis longtemps. Une fois publiées, leurs photos sont conservées le nombre de jours de la règle, puis vont à la corbeille. Dépublier permet de revenir en arrière.</translation>
    </message>
    <message>
        <source>Show its photos</source>
        <translation>Afficher ses photos</translation>
    </message>
</context>
<context>
    <name>td::AdviceText</name>
    <message numerus="yes">
        <source>%Ln draft(s) look sold</source>
        <translation>
            <numerusform>%Ln annonce semble vendue</numerusform>
            <numerusform>%Ln annonces semblent vendues</numerusform>
        </translation>
    </message>
    <message>
        <source>Marking them published saves %1</source>
        <translation>Les marquer comme publiées économise %1</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Examiner</translation>
    </message>
    <message>
        <source>In COLD they would cost %1 less</source>
        <translation>En COLD, elles coûteraient %1 de moins</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>There is no COLD tier</source>
        <translation>Il n&apos;y a pas de niveau COLD</translation>
    </message>
    <message>
        <source>Idle photos stay in HOT and cost %1 more</source>
        <translation>Les photos inactives restent en HOT et coûtent %1 de plus</translation>
    </message>
    <message>
        <source>Idle photos stay in HOT for good</source>
        <translation>Les photos inactives restent en HOT indéfiniment</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Configurer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are second copies of the same file</source>
        <translation>
            <numerusform>%Ln photo est la copie d&apos;un fichier déjà présent</numerusform>
            <numerusform>%Ln photos sont des copies de fichiers déjà présents</numerusform>
        </translation>
    </message>
    <message>
        <source>Removing them frees %1 and saves %2</source>
        <translation>Les retirer libère %1 et économise %2</translation>
    </message>
    <message numerus="yes">
        <source>Compression saved little on %Ln photo(s)</source>
        <translation>
            <numerusform>La compression a peu réduit %Ln photo</numerusform>
            <numerusform>La compression a peu réduit %Ln photos</numerusform>
        </translation>
    </message>
    <message>
        <source>They take %1; some may be screenshots or animations</source>
        <translation>Elles occupent %1&#x202f;; captures d&apos;écran ou animations, peut-être</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) in COLD are read often</source>
        <translation>
            <numerusform>%Ln photo en COLD est souvent consultée</numerusform>
            <numerusform>%Ln photos en COLD sont souvent consultées</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring them back to HOT, where reading is quick</source>
        <translation>Repassez-les en HOT, où la lecture est rapide</translation>
    </message>
    <message>
        <source>Moving photos to COLD saves nothing</source>
        <translation>Archiver en COLD n&apos;économise rien</translation>
    </message>
    <message>
        <source>With these prices COLD costs as much as HOT</source>
        <translation>À ces prix, COLD coûte autant que HOT</translation>
    </message>
    <message>
        <source>Open prices</source>
        <translation>Ouvrir les prix</translation>
    </message>
    <message>
        <source>A run moves them on</source>
        <translation>Un passage les fera avancer</translation>
    </message>
    <message>
        <source>Run now…</source>
        <translation>Lancer maintenant…</translation>
    </message>
    <message>
        <source>The nightly run is off</source>
        <translation>Le passage de nuit est désactivé</translation>
    </message>
    <message>
        <source>The rules act only when you run them</source>
        <translation>Les règles n&apos;agissent que si vous lancez un passage</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Activer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) came from damaged files</source>
        <translation>
            <numerusform>%Ln photo vient d&apos;un fichier endommagé</numerusform>
            <numerusform>%Ln photos viennent de fichiers endommagés</numerusform>
        </translation>
    </message>
    <message>
        <source>Their exact bytes are kept; add a good copy if there is one</source>
        <translation>Leurs octets exacts sont conservés&#x202f;; ajoutez une bonne copie si vous en avez une</translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfer(s) failed</source>
        <translation>
            <numerusform>%Ln transfert a échoué</numerusform>
            <numerusform>%Ln transferts ont échoué</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at the causes and retry</source>
        <translation>Voyez les causes, puis réessayez</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message numerus="yes">
        <source>%Ln move(s) were interrupted</source>
        <translation>
            <numerusform>%Ln déplacement a été interrompu</numerusform>
            <numerusform>%Ln déplacements ont été interrompus</numerusform>
        </translation>
    </message>
    <message>
        <source>Every photo has a verified copy; a check finishes them</source>
        <translation>Chaque photo a une copie vérifiée&#x202f;; une vérification les termine</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérifier</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) have only one copy</source>
        <translation>
            <numerusform>%Ln photo n&apos;a qu&apos;une seule copie</numerusform>
            <numerusform>%Ln photos n&apos;ont qu&apos;une seule copie</numerusform>
        </translation>
    </message>
    <message>
        <source>Protect</source>
        <translation>Protéger</translation>
    </message>
    <message>
        <source>Storage costs %1</source>
        <translation>Le stockage coûte %1</translation>
    </message>
    <message>
        <source>The limit is %1</source>
        <translation>La limite est de %1</translation>
    </message>
    <message>
        <source>Open costs</source>
        <translation>Ouvrir les coûts</translation>
    </message>
    <message>
        <source>The cost rose by %1 in 7 days</source>
        <translation>Le coût a augmenté de %1 en 7&#xa0;jours</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>De %1 à %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) wait in TEMP</source>
        <translation>
            <numerusform>%Ln photo attend en TEMP</numerusform>
            <numerusform>%Ln photos attendent en TEMP</numerusform>
        </translation>
    </message>
    <message>
        <source>Review plan</source>
        <translation>Examiner le plan</translation>
    </message>
    <message>
        <source>HOT holds %1</source>
        <translation>HOT contient %1</translation>
    </message>
    <message>
        <source>The disk has %1 left</source>
        <translation>Il reste %1 sur le disque</translation>
    </message>
    <message>
        <source>Free space or move the profile</source>
        <translation>Libérez de la place ou déplacez le profil</translation>
    </message>
    <message>
        <source>The last scheduled run did not happen</source>
        <translation>Le dernier passage prévu n&apos;a pas eu lieu</translation>
    </message>
    <message>
        <source>No console was open at that hour</source>
        <translation>Aucune console n&apos;était ouverte à cette heure</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) have waited in TEMP for more than %1</source>
        <translation>
            <numerusform>%Ln photo attend en TEMP depuis plus de %1</numerusform>
            <numerusform>%Ln photos attendent en TEMP depuis plus de %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) in HOT had no access for %1</source>
        <translation>
            <numerusform>%Ln photo en HOT est sans accès depuis %1</numerusform>
            <numerusform>%Ln photos en HOT sont sans accès depuis %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored file(s) are missing or damaged</source>
        <translation>
            <numerusform>%Ln fichier stocké manque ou est endommagé</numerusform>
            <numerusform>%Ln fichiers stockés manquent ou sont endommagés</numerusform>
        </translation>
    </message>
    <message>
        <source>The daily verification found them; what has another copy was restored</source>
        <translation>La vérification quotidienne les a trouvés&#x202f;; ce qui a une autre copie a été restauré</translation>
    </message>
    <message numerus="yes">
        <source>In the last restore drill %Ln photo(s) did not come back</source>
        <translation>
            <numerusform>Au dernier exercice de restauration, %Ln photo n&apos;est pas revenue</numerusform>
            <numerusform>Au dernier exercice de restauration, %Ln photos ne sont pas revenues</numerusform>
        </translation>
    </message>
    <message>
        <source>Verify the tiers, and look at what is damaged</source>
        <translation>Vérifiez les niveaux et regardez ce qui est endommagé</translation>
    </message>
    <message>
        <source>The last backup failed</source>
        <translation>La dernière sauvegarde a échoué</translation>
    </message>
    <message>
        <source>See why, and make one</source>
        <translation>Voyez pourquoi, et faites-en une</translation>
    </message>
    <message>
        <source>No backup was made for more than two days</source>
        <translation>Aucune sauvegarde depuis plus de deux jours</translation>
    </message>
    <message numerus="yes">
        <source>%Ln quota(s) are nearly full</source>
        <translation>
            <numerusform>%Ln quota est presque plein</numerusform>
            <numerusform>%Ln quotas sont presque pleins</numerusform>
        </translation>
    </message>
    <message>
        <source>The fullest is used to %1; uploads will be refused</source>
        <translation>Le plus plein est utilisé à %1&#xa0;; les ajouts seront refusés</translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) are used far more often than usual</source>
        <translation>
            <numerusform>%Ln lien est utilisé bien plus que d&apos;habitude</numerusform>
            <numerusform>%Ln liens sont utilisés bien plus que d&apos;habitude</numerusform>
        </translation>
    </message>
    <message>
        <source>Perhaps they were passed on; a link can be revoked</source>
        <translation>Peut-être ont-ils été transmis&#x202f;; un lien peut être révoqué</translation>
    </message>
    <message numerus="yes">
        <source>%Ln with orders</source>
        <translation>
            <numerusform>%Ln avec des commandes</numerusform>
            <numerusform>%Ln avec des commandes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln published in part</source>
        <translation>
            <numerusform>%Ln publiée en partie</numerusform>
            <numerusform>%Ln publiées en partie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln untouched for long</source>
        <translation>
            <numerusform>%Ln inactive depuis longtemps</numerusform>
            <numerusform>%Ln inactives depuis longtemps</numerusform>
        </translation>
    </message>
    <message>
        <source>Look and clean up…</source>
        <translation>Examiner et nettoyer…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln old version(s) are billed</source>
        <translation>
            <numerusform>%Ln ancienne version est facturée</numerusform>
            <numerusform>%Ln anciennes versions sont facturées</numerusform>
        </translation>
    </message>
    <message>
        <source>No listing shows them; they take %1 and cost %2</source>
        <translation>Aucune liste ne les montre&#x202f;; elles occupent %1 et coûtent %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln upload(s) were begun and never finished</source>
        <translation>
            <numerusform>%Ln envoi commencé n’a jamais été terminé</numerusform>
            <numerusform>%Ln envois commencés n’ont jamais été terminés</numerusform>
        </translation>
    </message>
    <message>
        <source>Their parts take %1 and cost %2</source>
        <translation>Leurs morceaux occupent %1 et coûtent %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored object(s) belong to no photo</source>
        <translation>
            <numerusform>%Ln objet stocké n’appartient à aucune photo</numerusform>
            <numerusform>%Ln objets stockés n’appartiennent à aucune photo</numerusform>
        </translation>
    </message>
    <message>
        <source>They take %1 and cost %2; a clean-up sets them aside</source>
        <translation>Ils occupent %1 et coûtent %2&#x202f;; un nettoyage les met de côté</translation>
    </message>
    <message>
        <source>Nobody looked for hidden bytes lately</source>
        <translation>Personne n’a cherché d’octets cachés récemment</translation>
    </message>
    <message>
        <source>Old versions, unfinished uploads and unknown objects may be billed</source>
        <translation>D’anciennes versions, des envois inachevés et des objets inconnus sont peut-être facturés</translation>
    </message>
    <message>
        <source>Look…</source>
        <translation>Chercher…</translation>
    </message>
    <message>
        <source>Moving photos to COLD does not pay</source>
        <translation>Déplacer des photos en COLD n’est pas rentable</translation>
    </message>
    <message>
        <source>The requests of a move cost more than its photos save there</source>
        <translation>Les requêtes d’un déplacement coûtent plus que ce que ses photos y économisent</translation>
    </message>
    <message>
        <source>They lie on this computer alone; back them up, or connect a provider</source>
        <translation>Elles ne sont que sur cet ordinateur&#x202f;; sauvegardez-les ou connectez un fournisseur</translation>
    </message>
</context>
<context>
    <name>td::AppearanceSettings</name>
    <message>
        <source>Like the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>Contraste élevé, clair</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>Contraste élevé, sombre</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Switches at once</source>
        <translation>Effet immédiat</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Texts, numbers and dates of this window</source>
        <translation>Textes, nombres et dates de cette fenêtre</translation>
    </message>
    <message>
        <source>Notices of the desktop</source>
        <translation>Avis du bureau</translation>
    </message>
    <message>
        <source>Stay in the tray</source>
        <translation>Rester dans la zone de notification</translation>
    </message>
    <message>
        <source>When a run or transfers end, or something is wrong, while this window is not in front</source>
        <translation>Quand un passage ou des transferts se terminent, ou qu’un problème survient, alors que cette fenêtre n’est pas au premier plan</translation>
    </message>
    <message>
        <source>Goes on when its window is closed; Quit ends it</source>
        <translation>Continue quand sa fenêtre est fermée&#x202f;; Quitter l’arrête</translation>
    </message>
</context>
<context>
    <name>td::AuditSheet</name>
    <message>
        <source>Old versions that are kept</source>
        <translation>Anciennes versions conservées</translation>
    </message>
    <message>
        <source>Old versions</source>
        <translation>Anciennes versions</translation>
    </message>
    <message>
        <source>Unknown objects</source>
        <translation>Objets inconnus</translation>
    </message>
    <message>
        <source>Unfinished uploads</source>
        <translation>Envois inachevés</translation>
    </message>
    <message>
        <source>Hidden bytes</source>
        <translation>Octets cachés</translation>
    </message>
    <message>
        <source>Save the receipt…</source>
        <translation>Enregistrer le reçu…</translation>
    </message>
    <message>
        <source>Old versions, uploads that were begun and never finished, and objects that no photo needs are stored and billed although no list shows them. A clean-up removes versions and parts, sets unknown objects aside, and touches nothing that a photo needs.</source>
        <translation>D’anciennes versions, des envois jamais terminés et des objets dont aucune photo n’a besoin sont stockés et facturés sans qu’aucune liste les montre. Un nettoyage supprime versions et morceaux, met de côté les objets inconnus et ne touche à rien de ce dont une photo a besoin.</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objets</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Cost a month</source>
        <translation>Coût mensuel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Nettoyer</translation>
    </message>
    <message>
        <source>Cleaning up</source>
        <translation>Nettoyage</translation>
    </message>
    <message>
        <source>Looking through the tiers</source>
        <translation>Examen des niveaux</translation>
    </message>
    <message>
        <source>%1: removed</source>
        <translation>%1&#x202f;: supprimés</translation>
    </message>
    <message>
        <source>Why %1</source>
        <translation>Pourquoi %1</translation>
    </message>
    <message>
        <source>%1 × %2 a GB</source>
        <translation>%1 × %2 le Go</translation>
    </message>
    <message>
        <source>%1 removed, %2 left</source>
        <translation>%1 supprimés, %2 restants</translation>
    </message>
    <message>
        <source>%1 that no photo needs, %2</source>
        <translation>%1 dont aucune photo n’a besoin, %2</translation>
    </message>
    <message>
        <source>Nothing is stored that no photo needs.</source>
        <translation>Rien n’est stocké dont aucune photo n’ait besoin.</translation>
    </message>
    <message>
        <source>%1 could not be looked through.</source>
        <translation>%1 n’a pas pu être examiné.</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Enregistrer le reçu</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Stopped before the end.</source>
        <translation>Arrêté avant la fin.</translation>
    </message>
</context>
<context>
    <name>td::AwayNotices</name>
    <message>
        <source>Nightly work failed</source>
        <translation>Le travail de la nuit a échoué</translation>
    </message>
    <message>
        <source>A nightly run did not happen</source>
        <translation>Un passage de nuit n’a pas eu lieu</translation>
    </message>
    <message>
        <source>It was due %1.</source>
        <translation>Il était prévu %1.</translation>
    </message>
    <message>
        <source>The run stopped before deleting</source>
        <translation>Le passage s’est arrêté avant de supprimer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) wait for your answer</source>
        <translation>
            <numerusform>%Ln photo attend votre réponse</numerusform>
            <numerusform>%Ln photos attendent votre réponse</numerusform>
        </translation>
    </message>
    <message>
        <source>The run is over</source>
        <translation>Le passage est terminé</translation>
    </message>
    <message>
        <source>Transfers failed</source>
        <translation>Des transferts ont échoué</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them</source>
        <translation>
            <numerusform>%Ln transfert</numerusform>
            <numerusform>%Ln transferts</numerusform>
        </translation>
    </message>
    <message>
        <source>Transfers are done</source>
        <translation>Les transferts sont terminés</translation>
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
    <name>td::BackupBucketDialog</name>
    <message>
        <source>Keep backups in a bucket</source>
        <translation>Garder les sauvegardes dans un bucket</translation>
    </message>
    <message>
        <source>Best at another provider than the photos, and never a bucket that holds a tier. Backups at the old place stay there.</source>
        <translation>De préférence chez un autre fournisseur que les photos, et jamais un bucket qui porte un niveau. Les sauvegardes de l&apos;ancien emplacement y restent.</translation>
    </message>
</context>
<context>
    <name>td::BackupsModel</name>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>chiffrée</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>en clair</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>pas encore</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Faite</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Files of photos</source>
        <translation>Fichiers de photos</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Gardée</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Vérifiée</translation>
    </message>
</context>
<context>
    <name>td::BackupsTab</name>
    <message>
        <source>Every night</source>
        <translation>Chaque nuit</translation>
    </message>
    <message>
        <source>While this window is open; one that was missed is made soon after it is opened</source>
        <translation>Tant que cette fenêtre est ouverte&#x202f;; celle qui a été manquée est faite peu après l&apos;ouverture</translation>
    </message>
    <message>
        <source>Like the nightly run</source>
        <translation>Comme le passage de nuit</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>At</source>
        <translation>À</translation>
    </message>
    <message>
        <source>In the time zone of the schedule</source>
        <translation>Dans le fuseau de l&apos;horaire</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>The catalogue is always in it; each photo is kept once, however many backups name it</source>
        <translation>Le catalogue y est toujours&#x202f;; chaque photo est gardée une fois, quel que soit le nombre de sauvegardes qui la nomment</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 et %2</translation>
    </message>
    <message>
        <source>All tiers</source>
        <translation>Tous les niveaux</translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation>Gardées</translation>
    </message>
    <message>
        <source> days</source>
        <translation> jours</translation>
    </message>
    <message>
        <source>Restored for trial every</source>
        <translation>Restaurées à l&apos;essai tous les</translation>
    </message>
    <message>
        <source>Into a temporary folder, and compared</source>
        <translation>Dans un dossier temporaire, puis comparées</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Sauvegarde…</translation>
    </message>
    <message>
        <source>There are no backups at that place yet.</source>
        <translation>Il n&apos;y a pas encore de sauvegarde à cet endroit.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sauvegarder maintenant</translation>
    </message>
    <message>
        <source>Verify…</source>
        <translation>Vérifier…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Restaurer…</translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>Nettoyer…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Schedule and place</source>
        <translation>Horaire et lieu</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Use the profile&apos;s own</source>
        <translation>Utiliser celui du profil</translation>
    </message>
    <message>
        <source>Next %1, while this window is open</source>
        <translation>Prochaine %1, tant que cette fenêtre est ouverte</translation>
    </message>
    <message>
        <source>None is made by itself</source>
        <translation>Aucune ne se fait toute seule</translation>
    </message>
    <message>
        <source>Kept in %1</source>
        <translation>Gardées dans %1</translation>
    </message>
    <message>
        <source>Kept on the disk of this profile, and lost together with it: %1</source>
        <translation>Gardées sur le disque de ce profil, et perdues avec lui&#x202f;: %1</translation>
    </message>
    <message>
        <source>Kept in the folder %1</source>
        <translation>Gardées dans le dossier %1</translation>
    </message>
    <message>
        <source>Set by %1; it wins over this page.</source>
        <translation>Fixé par %1, qui l&apos;emporte sur cette page.</translation>
    </message>
    <message>
        <source>Read every photo too, which takes longer and costs traffic</source>
        <translation>Lire aussi chaque photo, ce qui est plus long et coûte du trafic</translation>
    </message>
    <message>
        <source>Verify the backup of %1?</source>
        <translation>Vérifier la sauvegarde faite %1&#x202f;?</translation>
    </message>
    <message>
        <source>Its files are read again and compared, and every photo is looked for.</source>
        <translation>Ses fichiers sont relus et comparés, et chaque photo est recherchée.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>The backup is right: %1 were read.</source>
        <translation>La sauvegarde est juste&#x202f;: %1 ont été lus.</translation>
    </message>
    <message>
        <source>The backup is NOT right. Missing in it: %1, damaged: %2. Make a new one.</source>
        <translation>La sauvegarde n&apos;est PAS juste. Photos manquantes&#xa0;: %1, abîmées&#xa0;: %2. Faites-en une nouvelle.</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Restauration…</translation>
    </message>
    <message>
        <source>Restored into %1</source>
        <translation>Restaurée dans %1</translation>
    </message>
    <message numerus="yes">
        <source>%1; %Ln photo(s) did not come back</source>
        <translation>
            <numerusform>%1&#x202f;; %Ln photo n&apos;est pas revenue</numerusform>
            <numerusform>%1&#x202f;; %Ln photos ne sont pas revenues</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>There is nothing to clean up</source>
        <translation>Il n&apos;y a rien à nettoyer</translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln backup(s)?</source>
        <translation>
            <numerusform>Supprimer %Ln sauvegarde&#x202f;?</numerusform>
            <numerusform>Supprimer %Ln sauvegardes&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>They are older than backups are kept. With them go %1 files of photos that no other backup and not the catalogue names: %2. It cannot be undone.</source>
        <translation>Elles sont plus vieilles que la durée de conservation. Avec elles partent %1 fichiers de photos que ni une autre sauvegarde ni le catalogue ne nomment&#x202f;: %2. C&apos;est irréversible.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Cleaning up…</source>
        <translation>Nettoyage…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln backup(s) removed, %1 freed</source>
        <translation>
            <numerusform>%Ln sauvegarde supprimée, %1 libérés</numerusform>
            <numerusform>%Ln sauvegardes supprimées, %1 libérés</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a folder for the backups</source>
        <translation>Choisir un dossier pour les sauvegardes</translation>
    </message>
    <message>
        <source>The place of the backups is changed; those at the old place stay there</source>
        <translation>Le lieu des sauvegardes est changé&#x202f;; celles de l&apos;ancien lieu y restent</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>Reprendre…</translation>
    </message>
    <message>
        <source>This profile was restored from the backup %1, and some of its tiers lie in buckets or folders outside of it. Nothing is changed there, and nothing runs by itself, until you say that no other profile uses them.</source>
        <translation>Ce profil a été restauré depuis la sauvegarde %1, et certains de ses niveaux se trouvent dans des buckets ou des dossiers hors de lui. Rien n&apos;y est changé, et rien ne se lance tout seul, tant que vous n&apos;avez pas dit qu&apos;aucun autre profil ne les utilise.</translation>
    </message>
    <message>
        <source>Its buckets and other folders are left alone until you take them over in that profile, on the page Health, under Backups.</source>
        <translation>Ses buckets et ses autres dossiers restent intacts jusqu&apos;à ce que vous les repreniez dans ce profil, page Santé, onglet Sauvegardes.</translation>
    </message>
    <message>
        <source>Take the buckets and folders over?</source>
        <translation>Reprendre les buckets et les dossiers&#x202f;?</translation>
    </message>
    <message>
        <source>From then on this profile moves and deletes there. If the profile that was backed up is still in use anywhere, each would treat the files of the other as its own, and photos would be lost.</source>
        <translation>Dès lors, ce profil y déplace et y supprime. Si le profil sauvegardé sert encore quelque part, chacun prendrait les fichiers de l&apos;autre pour les siens, et des photos seraient perdues.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Laisser tel quel</translation>
    </message>
    <message>
        <source>The buckets and folders are this profile&apos;s now</source>
        <translation>Les buckets et les dossiers sont maintenant à ce profil</translation>
    </message>
    <message>
        <source>Choose a bucket…</source>
        <translation>Choisir un bucket…</translation>
    </message>
    <message>
        <source>Passphrase…</source>
        <translation>Phrase secrète…</translation>
    </message>
    <message>
        <source>The passphrase is kept in the keyring</source>
        <translation>La phrase secrète est gardée dans le trousseau</translation>
    </message>
    <message>
        <source>The passphrase is forgotten</source>
        <translation>La phrase secrète est oubliée</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>td::BandwidthButton</name>
    <message>
        <source>How fast transfers may be, in every console</source>
        <translation>Débit permis aux transferts, dans chaque console</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sans limite</translation>
    </message>
    <message>
        <source>Limit: %1</source>
        <translation>Limite&#x202f;: %1</translation>
    </message>
    <message>
        <source>Limit by timetable</source>
        <translation>Limite selon l’heure</translation>
    </message>
    <message>
        <source>Bandwidth: %1</source>
        <translation>Débit&#x202f;: %1</translation>
    </message>
    <message>
        <source>Timetable and more…</source>
        <translation>Horaires et autres réglages…</translation>
    </message>
    <message>
        <source>Bandwidth limit changed</source>
        <translation>Limite de débit modifiée</translation>
    </message>
</context>
<context>
    <name>td::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>td::BannerArea</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n autre</numerusform>
            <numerusform>%n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::BillTab</name>
    <message>
        <source>%1 a million</source>
        <translation>%1 le million</translation>
    </message>
    <message>
        <source>%1 a GB</source>
        <translation>%1 le Go</translation>
    </message>
    <message>
        <source>Why %1</source>
        <translation>Pourquoi %1</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Ensemble</translation>
    </message>
    <message>
        <source>Bill line by line</source>
        <translation>Facture ligne par ligne</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Déplacements</translation>
    </message>
    <message>
        <source>Nothing to move yet.</source>
        <translation>Rien à déplacer pour l’instant.</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Cost a month</source>
        <translation>Coût mensuel</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Déplacement</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Costs once</source>
        <translation>Coûte une fois</translation>
    </message>
    <message>
        <source>Saves a month</source>
        <translation>Économise par mois</translation>
    </message>
    <message>
        <source>Paid back</source>
        <translation>Amorti</translation>
    </message>
    <message>
        <source>A month like the last 30 days</source>
        <translation>Un mois comme les 30 derniers jours</translation>
    </message>
    <message>
        <source>When a move is paid back</source>
        <translation>Quand un déplacement est amorti</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>par mois</translation>
    </message>
    <message>
        <source>Storage as it is now; requests, reads and deletions as in the last 30 days, counted from what this catalogue did. Requests of other programs are not in it: compare with the provider&apos;s report.</source>
        <translation>Stockage tel qu’il est maintenant&#x202f;; requêtes, lectures et suppressions des 30 derniers jours, comptées d’après ce que ce catalogue a fait. Les requêtes d’autres programmes n’y sont pas&#x202f;: comparez avec le relevé du fournisseur.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>De %1 en %2</translation>
    </message>
</context>
<context>
    <name>td::BrakeDialog</name>
    <message numerus="yes">
        <source>Stopped before deleting %Ln photo(s) (the limit is %1)</source>
        <translation>
            <numerusform>Arrêté avant de supprimer %Ln photo (la limite est de %1)</numerusform>
            <numerusform>Arrêté avant de supprimer %Ln photos (la limite est de %1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped before deleting %Ln photo(s) (%1 of the catalogue; the limit is %2)</source>
        <translation>
            <numerusform>Arrêté avant de supprimer %Ln photo (%1 du catalogue&#x202f;; la limite est de %2)</numerusform>
            <numerusform>Arrêté avant de supprimer %Ln photos (%1 du catalogue&#x202f;; la limite est de %2)</numerusform>
        </translation>
    </message>
    <message>
        <source>The safety brake held</source>
        <translation>Le frein de sécurité s&apos;est déclenché</translation>
    </message>
    <message>
        <source>The copies of this run were made; nothing was deleted. Look at the plan before you decide.</source>
        <translation>Les copies de ce passage sont faites&#x202f;; rien n&apos;a été supprimé. Consultez le plan avant de décider.</translation>
    </message>
    <message>
        <source>Change the limit</source>
        <translation>Changer la limite</translation>
    </message>
    <message>
        <source>Delete anyway…</source>
        <translation>Supprimer quand même…</translation>
    </message>
    <message>
        <source>Review plan</source>
        <translation>Examiner le plan</translation>
    </message>
</context>
<context>
    <name>td::BreakdownTab</name>
    <message>
        <source>Tier</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Annonce</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Costs by</source>
        <translation>Coûts par</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Coûts</translation>
    </message>
    <message>
        <source>Cost a month, by</source>
        <translation>Coût mensuel par</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Corbeille</translation>
    </message>
    <message>
        <source>The trash is stored, and costs, until it is emptied by the nightly run.</source>
        <translation>La corbeille occupe de la place, et coûte, jusqu&apos;à ce que le passage de nuit la vide.</translation>
    </message>
    <message>
        <source>In no draft</source>
        <translation>Sans annonce</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>The %1 most expensive of %2.</source>
        <translation>Les %1 plus chers sur %2.</translation>
    </message>
    <message>
        <source>Before the free allowance of the providers: with it, everything together costs %1 a month.</source>
        <translation>Avant la part gratuite des fournisseurs&#x202f;: avec elle, le tout coûte %1 par mois.</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autres</translation>
    </message>
    <message>
        <source>Show the photos</source>
        <translation>Afficher les photos</translation>
    </message>
</context>
<context>
    <name>td::ChartCard</name>
    <message>
        <source>Chart</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Explain this number</source>
        <translation>Expliquer ce chiffre</translation>
    </message>
</context>
<context>
    <name>td::CheckList</name>
    <message>
        <source>Testing…</source>
        <translation>Test en cours…</translation>
    </message>
    <message>
        <source>%1: not tested</source>
        <translation>%1&#xa0;: non testé</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Nothing to test</source>
        <translation>Rien à tester</translation>
    </message>
</context>
<context>
    <name>td::CheckText</name>
    <message>
        <source>Reach</source>
        <translation>Joignable</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>This computer&apos;s clock differs from the server&apos;s; requests are corrected for it.</source>
        <translation>L&apos;horloge de cet ordinateur diffère de celle du serveur&#x202f;; les requêtes en tiennent compte.</translation>
    </message>
    <message>
        <source>Set the clock, best by turning on network time.</source>
        <translation>Réglez l&apos;horloge, de préférence en activant l&apos;heure du réseau.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Écriture</translation>
    </message>
    <message>
        <source>Read back</source>
        <translation>Relecture</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>A listing does not show an object that was just written.</source>
        <translation>La liste ne montre pas un objet qui vient d&apos;être écrit.</translation>
    </message>
    <message>
        <source>A check may call new photos missing for a while; run it again before acting.</source>
        <translation>Une vérification peut dire absentes de nouvelles photos pendant un moment&#x202f;; relancez-la avant d&apos;agir.</translation>
    </message>
    <message>
        <source>Checksums</source>
        <translation>Sommes de contrôle</translation>
    </message>
    <message>
        <source>The server stores bytes whose checksum is wrong; every object is read back, which costs a read each.</source>
        <translation>Le serveur garde des octets dont la somme de contrôle est fausse&#x202f;; chaque objet est relu, ce qui coûte une lecture.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Suppression</translation>
    </message>
    <message>
        <source>Old versions</source>
        <translation>Anciennes versions</translation>
    </message>
    <message>
        <source>The bucket keeps old versions, and they are billed.</source>
        <translation>Le bucket garde les anciennes versions, et elles sont facturées.</translation>
    </message>
    <message>
        <source>Remove the hidden versions, let the key list and delete versions, or set the bucket to keep only the last one.</source>
        <translation>Supprimez les versions cachées, permettez à la clé de lister et supprimer les versions, ou réglez le bucket pour ne garder que la dernière.</translation>
    </message>
    <message>
        <source>Rules of the bucket</source>
        <translation>Règles du bucket</translation>
    </message>
    <message>
        <source>A rule of the bucket itself deletes or archives photos behind Tierdeck&apos;s back.</source>
        <translation>Une règle du bucket lui-même supprime ou archive des photos à l&apos;insu de Tierdeck.</translation>
    </message>
    <message>
        <source>Remove the rule in the provider&apos;s console.</source>
        <translation>Retirez la règle dans la console du fournisseur.</translation>
    </message>
    <message>
        <source>Other sites (CORS)</source>
        <translation>Autres sites (CORS)</translation>
    </message>
    <message>
        <source>Scripts of other sites cannot read the bucket&apos;s photos; plain images work.</source>
        <translation>Les scripts d&apos;autres sites ne peuvent pas lire les photos du bucket&#x202f;; les images simples fonctionnent.</translation>
    </message>
    <message>
        <source>Only this bucket</source>
        <translation>Ce bucket seulement</translation>
    </message>
    <message>
        <source>The key can see all buckets of the account.</source>
        <translation>La clé voit tous les buckets du compte.</translation>
    </message>
    <message>
        <source>Use a key that is limited to this bucket.</source>
        <translation>Utilisez une clé limitée à ce bucket.</translation>
    </message>
    <message>
        <source>Marked as ours</source>
        <translation>Marqué comme le nôtre</translation>
    </message>
    <message>
        <source>If pages of your shop read photos by script, add this rule in the provider&apos;s console:</source>
        <translation>Si des pages de votre boutique lisent des photos par script, ajoutez cette règle dans la console du fournisseur&#x202f;:</translation>
    </message>
    <message>
        <source>A CORS rule of the bucket lets pages of every site write to it.</source>
        <translation>Une règle CORS du bucket laisse les pages de n&apos;importe quel site y écrire.</translation>
    </message>
    <message>
        <source>Name your shop&apos;s address in place of *, and leave PUT out unless its pages upload:</source>
        <translation>Mettez l&apos;adresse de votre boutique à la place de *, et retirez PUT sauf si ses pages envoient des photos&#x202f;:</translation>
    </message>
</context>
<context>
    <name>td::ChecksTab</name>
    <message>
        <source>Check all</source>
        <translation>Tout vérifier</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>Catalogue and disks</source>
        <translation>Catalogue et disques</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>Niveaux</translation>
    </message>
    <message>
        <source>What runs by itself</source>
        <translation>Ce qui se fait tout seul</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Everything is well</source>
        <translation>Tout va bien</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problème</numerusform>
            <numerusform>%Ln problèmes</numerusform>
        </translation>
    </message>
    <message>
        <source>looked at %1</source>
        <translation>vu %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>Show the steps</source>
        <translation>Montrer les étapes</translation>
    </message>
    <message>
        <source>Hide the steps</source>
        <translation>Cacher les étapes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln move(s) finished or rolled back</source>
        <translation>
            <numerusform>%Ln déplacement terminé ou annulé</numerusform>
            <numerusform>%Ln déplacements terminés ou annulés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Search photos, drafts, commands</source>
        <translation>Chercher une photo, une annonce, une commande</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
</context>
<context>
    <name>td::ComparisonView</name>
    <message>
        <source>Comparison of two versions</source>
        <translation>Comparaison de deux versions</translation>
    </message>
    <message>
        <source>Left and right arrows move the line, plus and minus zoom, 0 shows the whole picture</source>
        <translation>Les flèches gauche et droite déplacent la ligne, plus et moins zooment, 0 montre toute l&apos;image</translation>
    </message>
</context>
<context>
    <name>td::ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Type %1 to go on</source>
        <translation>Saisissez %1 pour continuer</translation>
    </message>
    <message>
        <source>Publish “%1”?</source>
        <translation>Publier «&#xa0;%1&#xa0;»&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>Its %Ln photo(s) go to the trash on %1. You can unpublish until then.</source>
        <translation>
            <numerusform>Sa photo ira à la corbeille le %1. Vous pouvez dépublier d&apos;ici là.</numerusform>
            <numerusform>Ses %Ln photos iront à la corbeille le %1. Vous pouvez dépublier d&apos;ici là.</numerusform>
        </translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publier</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln photo(s) for good?</source>
        <translation>
            <numerusform>Supprimer définitivement %Ln photo&#x202f;?</numerusform>
            <numerusform>Supprimer définitivement %Ln photos&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone. It frees %1.</source>
        <translation>C&apos;est irréversible. Cela libère %1.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln photo(s)</source>
        <translation>
            <numerusform>Supprimer %Ln photo</numerusform>
            <numerusform>Supprimer %Ln photos</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>Undo this run?</source>
        <translation>Annuler ce passage&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) come back from the trash.</source>
        <translation>
            <numerusform>%Ln photo revient de la corbeille.</numerusform>
            <numerusform>%Ln photos reviennent de la corbeille.</numerusform>
        </translation>
    </message>
    <message>
        <source>Photos that moved to another tier stay there.</source>
        <translation>Les photos passées à un autre niveau y restent.</translation>
    </message>
    <message numerus="yes">
        <source>Bring back %Ln photo(s)</source>
        <translation>
            <numerusform>Récupérer %Ln photo</numerusform>
            <numerusform>Récupérer %Ln photos</numerusform>
        </translation>
    </message>
    <message>
        <source>Run now?</source>
        <translation>Lancer maintenant&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) would be handled. What goes to the trash can be brought back for a day.</source>
        <translation>
            <numerusform>%Ln photo sera traitée. Ce qui va à la corbeille reste récupérable pendant un jour.</numerusform>
            <numerusform>%Ln photos seront traitées. Ce qui va à la corbeille reste récupérable pendant un jour.</numerusform>
        </translation>
    </message>
    <message>
        <source>Run now</source>
        <translation>Lancer maintenant</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) were deleted for good or restored meanwhile and cannot come back.</source>
        <translation>
            <numerusform>%Ln photo ne peut pas revenir&#xa0;: elle a été supprimée définitivement ou restaurée entre-temps.</numerusform>
            <numerusform>%Ln photos ne peuvent pas revenir&#xa0;: elles ont été supprimées définitivement ou restaurées entre-temps.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::Console</name>
    <message>
        <source>Local profile</source>
        <translation>Profil local</translation>
    </message>
</context>
<context>
    <name>td::CopiesList</name>
    <message>
        <source>to be checked</source>
        <translation>à vérifier</translation>
    </message>
    <message>
        <source>verified %1</source>
        <translation>vérifiée (%1)</translation>
    </message>
    <message>
        <source>never verified</source>
        <translation>jamais vérifiée</translation>
    </message>
    <message>
        <source>No copy is known.</source>
        <translation>Aucune copie connue.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) in %1</source>
        <translation>
            <numerusform>%Ln fichier en %1</numerusform>
            <numerusform>%Ln fichiers en %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::CostModel</name>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Share of cost</source>
        <translation>Part du coût</translation>
    </message>
    <message>
        <source>Cost a month</source>
        <translation>Coût mensuel</translation>
    </message>
    <message>
        <source>Explain this number</source>
        <translation>Expliquer ce chiffre</translation>
    </message>
</context>
<context>
    <name>td::CostReport</name>
    <message>
        <source>Storage costs</source>
        <translation>Coûts de stockage</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Au %1</translation>
    </message>
    <message>
        <source>%1 less than with everything in HOT</source>
        <translation>%1 de moins que si tout était en HOT</translation>
    </message>
    <message>
        <source>Prices: %1</source>
        <translation>Prix&#x202f;: %1</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Corbeille</translation>
    </message>
    <message>
        <source>By tier</source>
        <translation>Par niveau</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>A GB and month</source>
        <translation>Le Go par mois</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Cost a month</source>
        <translation>Coût mensuel</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Ensemble</translation>
    </message>
    <message>
        <source>Line by line, a month like the last 30 days</source>
        <translation>Ligne par ligne, un mois comme les 30 derniers jours</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>In no draft</source>
        <translation>Sans annonce</translation>
    </message>
    <message>
        <source>The most expensive drafts</source>
        <translation>Les annonces les plus chères</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Annonce</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Nothing was recorded yet.</source>
        <translation>Rien n’a encore été enregistré.</translation>
    </message>
    <message>
        <source>The next 24 months with the present rules</source>
        <translation>Les 24 prochains mois avec les règles actuelles</translation>
    </message>
    <message>
        <source>Assumed: %1 photos a day of %2, %3 of them published</source>
        <translation>Hypothèse&#x202f;: %1 photos par jour de %2, dont %3 publiées</translation>
    </message>
    <message>
        <source>%1 photos to the trash by then, %2 stored at the peak</source>
        <translation>%1 photos à la corbeille d’ici là, %2 stockés au maximum</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Recommandations</translation>
    </message>
    <message>
        <source>All clear. Nothing to recommend.</source>
        <translation>Tout va bien. Rien à recommander.</translation>
    </message>
</context>
<context>
    <name>td::CostsPage</name>
    <message>
        <source>Breakdown</source>
        <translation>Répartition</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Évolution</translation>
    </message>
    <message>
        <source>Simulator</source>
        <translation>Simulateur</translation>
    </message>
    <message>
        <source>View of the costs</source>
        <translation>Vue des coûts</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>par mois</translation>
    </message>
    <message>
        <source>saves %1 against everything in HOT (%2)</source>
        <translation>économise %1 par rapport au tout HOT (%2)</translation>
    </message>
    <message>
        <source>Prices: %1</source>
        <translation>Prix&#xa0;: %1</translation>
    </message>
    <message>
        <source>Export costs</source>
        <translation>Exporter les coûts</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Valeurs séparées par des virgules (*.csv)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Enregistré&#xa0;: %1</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Coûts</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>Facture</translation>
    </message>
    <message>
        <source>Provider&apos;s report</source>
        <translation>Relevé</translation>
    </message>
    <message>
        <source>Edit prices…</source>
        <translation>Modifier les prix…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>This table as CSV…</source>
        <translation>Ce tableau en CSV…</translation>
    </message>
    <message>
        <source>The whole report as PDF…</source>
        <translation>Le rapport entier en PDF…</translation>
    </message>
    <message>
        <source>Prices changed</source>
        <translation>Prix modifiés</translation>
    </message>
    <message>
        <source>Save the cost report</source>
        <translation>Enregistrer le rapport des coûts</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>td::DeliverDialog</name>
    <message>
        <source>sent; Telegram had it already</source>
        <translation>envoyée&#x202f;; Telegram l&apos;avait déjà</translation>
    </message>
    <message>
        <source>sent as a picture</source>
        <translation>envoyée comme image</translation>
    </message>
    <message>
        <source>sent as a file</source>
        <translation>envoyée comme fichier</translation>
    </message>
    <message>
        <source>a link was sent instead: %1</source>
        <translation>un lien a été envoyé à la place&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln photo(s) to Telegram</source>
        <translation>
            <numerusform>Envoyer %Ln photo sur Telegram</numerusform>
            <numerusform>Envoyer %Ln photos sur Telegram</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Number, or @name of a channel</source>
        <translation>Numéro, ou @nom d&apos;un canal</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Send as</source>
        <translation>Envoyer comme</translation>
    </message>
    <message>
        <source>Up to ten photos of a draft in one message</source>
        <translation>Jusqu&apos;à dix photos d&apos;un brouillon en un message</translation>
    </message>
    <message>
        <source>Under the first photo</source>
        <translation>Sous la première photo</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>Pictures are seen in the chat at once, but Telegram makes them smaller; files stay as they are. One photo goes a second.</source>
        <translation>Les images se voient tout de suite dans la discussion, mais Telegram les réduit&#x202f;; les fichiers restent tels quels. Une photo part par seconde.</translation>
    </message>
    <message>
        <source>What became of each photo</source>
        <translation>Ce que chaque photo est devenue</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) sent to %1</source>
        <translation>
            <numerusform>%Ln photo envoyée à %1</numerusform>
            <numerusform>%Ln photos envoyées à %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 photos sent to %3</source>
        <translation>%1 photos sur %2 envoyées à %3</translation>
    </message>
    <message>
        <source>%1: not sent. %2</source>
        <translation>%1&#xa0;: pas envoyée. %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Stopping after the message in hand</source>
        <translation>Arrêt après le message en cours</translation>
    </message>
</context>
<context>
    <name>td::MessengerForm</name>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Token of the bot</source>
        <translation>Jeton du bot</translation>
    </message>
    <message>
        <source>Keep the token</source>
        <translation>Garder le jeton</translation>
    </message>
    <message>
        <source>Remove the token</source>
        <translation>Retirer le jeton</translation>
    </message>
    <message>
        <source>Number, or @name of a channel</source>
        <translation>Numéro, ou @nom d’un canal</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>Kept in the keyring of this computer, never in a file, and not shown again</source>
        <translation>Gardé dans le trousseau de cet ordinateur, jamais dans un fichier, et plus jamais montré</translation>
    </message>
    <message>
        <source>Where photos go when no other chat is named</source>
        <translation>Où vont les photos quand aucune autre discussion n’est nommée</translation>
    </message>
    <message>
        <source>The bot&apos;s token is kept</source>
        <translation>Le jeton du bot est gardé</translation>
    </message>
    <message>
        <source>The bot&apos;s token is removed</source>
        <translation>Le jeton du bot est retiré</translation>
    </message>
    <message>
        <source>Kept; type to replace it</source>
        <translation>Gardé&#x202f;; saisissez pour le remplacer</translation>
    </message>
    <message>
        <source>Set by %1 in the environment</source>
        <translation>Fixé par %1 dans l’environnement</translation>
    </message>
    <message>
        <source>There is no open keyring here, so a token cannot be kept. Give it to each start in the variable %1, or open the keyring first.</source>
        <translation>Aucun trousseau n’est ouvert ici&#xa0;: le jeton ne peut pas être gardé. Donnez-le à chaque démarrage dans la variable %1, ou ouvrez d’abord le trousseau.</translation>
    </message>
    <message>
        <source>No bot yet: photos cannot be sent.</source>
        <translation>Pas encore de bot&#xa0;: les photos ne peuvent pas être envoyées.</translation>
    </message>
    <message>
        <source>The bot&apos;s token is in the keyring.</source>
        <translation>Le jeton du bot est dans le trousseau.</translation>
    </message>
    <message>
        <source>The bot&apos;s token comes from the environment.</source>
        <translation>Le jeton du bot vient de l’environnement.</translation>
    </message>
    <message>
        <source>Saved. It holds from the next start on.</source>
        <translation>Enregistré. C’est valable à partir du prochain démarrage.</translation>
    </message>
</context>
<context>
    <name>td::Desktop</name>
    <message>
        <source>Opening the profile…</source>
        <translation>Ouverture du profil…</translation>
    </message>
    <message>
        <source>The profile cannot be opened</source>
        <translation>Impossible d&apos;ouvrir le profil</translation>
    </message>
</context>
<context>
    <name>td::DraftDelegate</name>
    <message>
        <source>Unpublish</source>
        <translation>Dépublier</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publier</translation>
    </message>
    <message>
        <source>Published, to trash in %1</source>
        <translation>Publiée, à la corbeille dans %1</translation>
    </message>
    <message>
        <source>Published, to trash now</source>
        <translation>Publiée, bientôt à la corbeille</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publiée</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 published</source>
        <translation>
            <numerusform>%1 sur %2 publiée</numerusform>
            <numerusform>%1 sur %2 publiées</numerusform>
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
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln commande</numerusform>
            <numerusform>%Ln commandes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::DraftInspector</name>
    <message>
        <source>Draft</source>
        <translation>Annonce</translation>
    </message>
    <message>
        <source>Select a draft to see its photos, its cost and its history.</source>
        <translation>Sélectionnez une annonce pour voir ses photos, son coût et son historique.</translation>
    </message>
    <message>
        <source>Show photos</source>
        <translation>Voir les photos</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>Ajouter des photos…</translation>
    </message>
    <message>
        <source>Remove draft…</source>
        <translation>Supprimer l&apos;annonce…</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Published %1</source>
        <translation>Publiée (%1)</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publiée</translation>
    </message>
    <message>
        <source>Not published</source>
        <translation>Non publiée</translation>
    </message>
    <message>
        <source>Unpublish</source>
        <translation>Dépublier</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Publier…</translation>
    </message>
    <message>
        <source>Where its photos are</source>
        <translation>Où sont ses photos</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Création</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Commandes</translation>
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
    <name>td::DraftsModel</name>
    <message>
        <source>%1, %2, %3, %4</source>
        <translation>%1, %2, %3, %4</translation>
    </message>
    <message>
        <source>published</source>
        <translation>publiée</translation>
    </message>
    <message>
        <source>not published</source>
        <translation>non publiée</translation>
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
    <name>td::DraftsPage</name>
    <message>
        <source>Send to Telegram…</source>
        <translation>Envoyer sur Telegram…</translation>
    </message>
    <message>
        <source>Which drafts</source>
        <translation>Annonces à afficher</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Unpublished</source>
        <translation>Non publiées</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publiées</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>Filtrer par nom</translation>
    </message>
    <message>
        <source>New draft</source>
        <translation>Nouvelle annonce</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Annonces</translation>
    </message>
    <message>
        <source>A draft groups the photos of one listing.</source>
        <translation>Une annonce regroupe les photos d&apos;un même article.</translation>
    </message>
    <message>
        <source>Photos in no draft go to the trash after two days; those in a draft move up to HOT.</source>
        <translation>Sans annonce, une photo va à la corbeille après deux jours&#x202f;; dans une annonce, elle passe en HOT.</translation>
    </message>
    <message>
        <source>No draft matches</source>
        <translation>Aucune annonce ne correspond</translation>
    </message>
    <message>
        <source>Show all drafts</source>
        <translation>Voir toutes les annonces</translation>
    </message>
    <message>
        <source>Looks sold</source>
        <translation>Semble vendue</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>Sélection&#xa0;: %1</translation>
    </message>
    <message>
        <source>Show photos</source>
        <translation>Voir les photos</translation>
    </message>
    <message>
        <source>Publish or unpublish…</source>
        <translation>Publier ou dépublier…</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>Ajouter des photos…</translation>
    </message>
    <message>
        <source>Remove draft…</source>
        <translation>Supprimer l&apos;annonce…</translation>
    </message>
    <message>
        <source>Name of the listing</source>
        <translation>Nom de l&apos;annonce</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Draft %1 created</source>
        <translation>Annonce %1 créée</translation>
    </message>
    <message>
        <source>%1 published</source>
        <translation>%1 publiée</translation>
    </message>
    <message>
        <source>%1 is no longer published; its photos stay</source>
        <translation>%1 n&apos;est plus publiée&#x202f;; ses photos restent</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Supprimer l&apos;annonce %1&#x202f;?</translation>
    </message>
    <message>
        <source>It holds no photos.</source>
        <translation>Elle ne contient aucune photo.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>Remove draft</source>
        <translation>Supprimer l&apos;annonce</translation>
    </message>
    <message>
        <source>Draft %1 removed</source>
        <translation>Annonce %1 supprimée</translation>
    </message>
    <message>
        <source>Add photos to %1</source>
        <translation>Ajouter des photos à %1</translation>
    </message>
    <message numerus="yes">
        <source>Its %Ln photo(s) stay, in no draft. After the grace of the rule for orphans they go to the trash.</source>
        <translation>
            <numerusform>Sa photo reste, sans annonce. Passé le délai de la règle des photos sans annonce, elle ira à la corbeille.</numerusform>
            <numerusform>Ses %Ln photos restent, sans annonce. Passé le délai de la règle des photos sans annonce, elles iront à la corbeille.</numerusform>
        </translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Inspector (I)</source>
        <translation>Inspecteur (I)</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Annonce</translation>
    </message>
</context>
<context>
    <name>td::DropOverlay</name>
    <message>
        <source>Drop area</source>
        <translation>Zone de dépôt</translation>
    </message>
</context>
<context>
    <name>td::DuplicateGroupCard</name>
    <message>
        <source>Stays: pinned</source>
        <translation>Reste&#xa0;: épinglée</translation>
    </message>
    <message>
        <source>Stays: published</source>
        <translation>Reste&#xa0;: publiée</translation>
    </message>
    <message>
        <source>Stays: its draft has orders</source>
        <translation>Reste&#xa0;: son annonce a des commandes</translation>
    </message>
    <message>
        <source>Stays: larger</source>
        <translation>Reste&#xa0;: plus grande</translation>
    </message>
    <message>
        <source>Stays: another draft</source>
        <translation>Reste&#xa0;: autre annonce</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Meilleure</translation>
    </message>
    <message>
        <source>Can go</source>
        <translation>De trop</translation>
    </message>
    <message>
        <source>Same file</source>
        <translation>Même fichier</translation>
    </message>
    <message>
        <source>%1 alike</source>
        <translation>semblable à %1</translation>
    </message>
    <message>
        <source>%1 × %2 px, %3</source>
        <translation>%1 × %2&#xa0;px, %3</translation>
    </message>
    <message>
        <source>Uploaded %1</source>
        <translation>Ajoutée le %1</translation>
    </message>
    <message>
        <source>In no draft</source>
        <translation>Dans aucune annonce</translation>
    </message>
    <message numerus="yes">
        <source>The same file %Ln time(s)</source>
        <translation>
            <numerusform>Le même fichier %Ln fois</numerusform>
            <numerusform>Le même fichier %Ln fois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) that look alike</source>
        <translation>
            <numerusform>%Ln photo qui se ressemble</numerusform>
            <numerusform>%Ln photos qui se ressemblent</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 would be freed</source>
        <translation>%1 seraient libérés</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Rien à faire</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>et %1 autres</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>Garder la meilleure</translation>
    </message>
    <message>
        <source>Move what can go to the trash</source>
        <translation>Mettre à la corbeille ce qui est de trop</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>Tout garder</translation>
    </message>
    <message>
        <source>They all stay, and are not proposed again</source>
        <translation>Elles restent toutes et ne seront plus proposées</translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation>Pas des doublons</translation>
    </message>
    <message>
        <source>They are different pictures, and are not proposed again</source>
        <translation>Ce sont des images différentes&#x202f;; elles ne seront plus proposées</translation>
    </message>
    <message>
        <source>Show in Photos</source>
        <translation>Voir dans Photos</translation>
    </message>
    <message>
        <source>Show these among all photos</source>
        <translation>Les voir parmi toutes les photos</translation>
    </message>
</context>
<context>
    <name>td::DuplicatesPage</name>
    <message>
        <source>Compare how they look</source>
        <translation>Comparer leur aspect</translation>
    </message>
    <message>
        <source>Also across drafts</source>
        <translation>Aussi d&apos;une annonce à l&apos;autre</translation>
    </message>
    <message>
        <source>Keep the best of all…</source>
        <translation>Garder la meilleure partout…</translation>
    </message>
    <message>
        <source>No duplicates</source>
        <translation>Aucun doublon</translation>
    </message>
    <message>
        <source>Tierdeck compares the bytes of the files, and on request how the pictures look.</source>
        <translation>Tierdeck compare les octets des fichiers et, sur demande, l&apos;aspect des images.</translation>
    </message>
    <message>
        <source>Same file</source>
        <translation>Même fichier</translation>
    </message>
    <message>
        <source>Look alike</source>
        <translation>Ressemblantes</translation>
    </message>
    <message>
        <source>What counts as a duplicate</source>
        <translation>Ce qui compte comme doublon</translation>
    </message>
    <message>
        <source>How different pictures may look</source>
        <translation>Différence admise entre les images</translation>
    </message>
    <message>
        <source>A photo can go when another draft or user has the same picture</source>
        <translation>Une photo peut partir si une autre annonce ou un autre utilisateur a la même image</translation>
    </message>
    <message>
        <source>at least %1 alike</source>
        <translation>semblables à %1 au moins</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Comparaison…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln groupe</numerusform>
            <numerusform>%Ln groupes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) can go</source>
        <translation>
            <numerusform>%Ln photo de trop</numerusform>
            <numerusform>%Ln photos de trop</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 freed, %2</source>
        <translation>%1 libérés, %2</translation>
    </message>
    <message>
        <source>the first %1 are shown</source>
        <translation>les %1 premiers sont affichés</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln photo(s) to the trash?</source>
        <translation>
            <numerusform>Mettre %Ln photo à la corbeille&#x202f;?</numerusform>
            <numerusform>Mettre %Ln photos à la corbeille&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>The best of each of the %1 groups stays, and what is pinned, published or in another draft. Together they take %2. They can be restored until the trash is emptied.</source>
        <translation>La meilleure de chacun des %1 groupes reste, ainsi que ce qui est épinglé, publié ou dans une autre annonce. Ensemble elles occupent %2. Elles peuvent être restaurées tant que la corbeille n&apos;est pas vidée.</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>Mettre à la corbeille</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) moved to trash</source>
        <translation>
            <numerusform>%Ln photo mise à la corbeille</numerusform>
            <numerusform>%Ln photos mises à la corbeille</numerusform>
        </translation>
    </message>
    <message>
        <source>All of them stay</source>
        <translation>Elles restent toutes</translation>
    </message>
    <message>
        <source>Noted: they are different pictures</source>
        <translation>Noté&#xa0;: ce sont des images différentes</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doublons</translation>
    </message>
</context>
<context>
    <name>td::ErrorDetail</name>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Détails techniques</translation>
    </message>
</context>
<context>
    <name>td::ErrorDialog</name>
    <message>
        <source>What went wrong</source>
        <translation>Ce qui a échoué</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>td::ErrorText</name>
    <message>
        <source>%1 was not added: it is not a JPEG, PNG, GIF or WebP.</source>
        <translation>%1 n&apos;a pas été ajoutée&#xa0;: ce n&apos;est ni un JPEG, ni un PNG, ni un GIF, ni un WebP.</translation>
    </message>
    <message>
        <source>Convert it to JPEG and drop it again.</source>
        <translation>Convertissez-la en JPEG puis déposez-la de nouveau.</translation>
    </message>
    <message>
        <source>%1 was not added: the file is too large.</source>
        <translation>%1 n&apos;a pas été ajoutée&#xa0;: le fichier est trop gros.</translation>
    </message>
    <message>
        <source>Make it smaller, or raise the limit in Settings &gt; Compression.</source>
        <translation>Réduisez-la ou relevez la limite dans Réglages &gt; Compression.</translation>
    </message>
    <message>
        <source>%1 was not added: the picture has too many pixels.</source>
        <translation>%1 n&apos;a pas été ajoutée&#xa0;: l&apos;image a trop de pixels.</translation>
    </message>
    <message>
        <source>%1 was not added: the file is damaged and cannot be read as a picture.</source>
        <translation>%1 n&apos;a pas été ajoutée&#xa0;: le fichier est endommagé et illisible.</translation>
    </message>
    <message>
        <source>Export it again from the camera or phone and drop it again.</source>
        <translation>Exportez-la de nouveau depuis l&apos;appareil ou le téléphone, puis redéposez-la.</translation>
    </message>
    <message>
        <source>%1 was not added: there is not enough memory to read it.</source>
        <translation>%1 n&apos;a pas été ajoutée&#xa0;: la mémoire ne suffit pas pour la lire.</translation>
    </message>
    <message>
        <source>Close other programs and retry.</source>
        <translation>Fermez d&apos;autres programmes puis réessayez.</translation>
    </message>
    <message>
        <source>%1 was not added: the picture could not be compressed.</source>
        <translation>%1 n&apos;a pas été ajoutée&#xa0;: l&apos;image n&apos;a pas pu être compressée.</translation>
    </message>
    <message>
        <source>Retry, and send the details if it happens again.</source>
        <translation>Réessayez&#x202f;; si cela se reproduit, envoyez les détails.</translation>
    </message>
    <message>
        <source>%1 was not added: the file is no longer there.</source>
        <translation>%1 n&apos;a pas été ajoutée&#xa0;: le fichier n&apos;est plus là.</translation>
    </message>
    <message>
        <source>Find the file again and drop it.</source>
        <translation>Retrouvez le fichier puis déposez-le.</translation>
    </message>
    <message>
        <source>%1 could not be read: permission was refused.</source>
        <translation>Impossible de lire %1&#xa0;: accès refusé.</translation>
    </message>
    <message>
        <source>Give yourself the right to read the file and retry.</source>
        <translation>Donnez-vous le droit de lire le fichier puis réessayez.</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>Impossible de lire %1.</translation>
    </message>
    <message>
        <source>Check the disk or the card it lies on, then retry.</source>
        <translation>Vérifiez le disque ou la carte qui le contient, puis réessayez.</translation>
    </message>
    <message>
        <source>%1 is a folder, not a file.</source>
        <translation>%1 est un dossier, pas un fichier.</translation>
    </message>
    <message>
        <source>%1 is a folder and folders were not asked for.</source>
        <translation>%1 est un dossier et seuls des fichiers étaient demandés.</translation>
    </message>
    <message>
        <source>Add it with Add folder.</source>
        <translation>Ajoutez-le avec Ajouter un dossier.</translation>
    </message>
    <message>
        <source>%1 was left out: it is not a plain file.</source>
        <translation>%1 a été laissé de côté&#xa0;: ce n&apos;est pas un fichier ordinaire.</translation>
    </message>
    <message>
        <source>%1 was left out: its name cannot be read.</source>
        <translation>%1 a été laissé de côté&#xa0;: son nom est illisible.</translation>
    </message>
    <message>
        <source>Rename the file and drop it again.</source>
        <translation>Renommez le fichier puis déposez-le de nouveau.</translation>
    </message>
    <message>
        <source>%1 already exists and was not overwritten.</source>
        <translation>%1 existe déjà et n&apos;a pas été remplacé.</translation>
    </message>
    <message>
        <source>Choose another name, or say that it may be replaced.</source>
        <translation>Choisissez un autre nom ou autorisez le remplacement.</translation>
    </message>
    <message>
        <source>%1 changed while it was being read.</source>
        <translation>%1 a changé pendant la lecture.</translation>
    </message>
    <message>
        <source>Wait until it is written completely and retry.</source>
        <translation>Attendez la fin de l&apos;écriture puis réessayez.</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>Impossible d&apos;écrire %1.</translation>
    </message>
    <message>
        <source>Check the free space and your rights in that folder, then retry.</source>
        <translation>Vérifiez la place libre et vos droits sur ce dossier, puis réessayez.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was lost; adding is paused.</source>
        <translation>Le disque est plein. Rien n&apos;est perdu&#x202f;; l&apos;ajout est en pause.</translation>
    </message>
    <message>
        <source>Free some space and retry.</source>
        <translation>Libérez de la place puis réessayez.</translation>
    </message>
    <message>
        <source>The disk with the catalogue is full. Nothing was lost.</source>
        <translation>Le disque du catalogue est plein. Rien n&apos;est perdu.</translation>
    </message>
    <message>
        <source>The catalogue is busy: another program is writing to it.</source>
        <translation>Le catalogue est occupé&#xa0;: un autre programme y écrit.</translation>
    </message>
    <message>
        <source>Retry in a moment.</source>
        <translation>Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>The catalogue cannot be opened.</source>
        <translation>Impossible d&apos;ouvrir le catalogue.</translation>
    </message>
    <message>
        <source>Check that the profile&apos;s folder is there and that you may write to it.</source>
        <translation>Vérifiez que le dossier du profil existe et que vous pouvez y écrire.</translation>
    </message>
    <message>
        <source>The catalogue was made by a newer Tierdeck.</source>
        <translation>Le catalogue vient d&apos;une version plus récente de Tierdeck.</translation>
    </message>
    <message>
        <source>Update Tierdeck, then open it again.</source>
        <translation>Mettez Tierdeck à jour puis rouvrez-le.</translation>
    </message>
    <message>
        <source>The catalogue lies on a network drive, where it could be damaged.</source>
        <translation>Le catalogue est sur un lecteur réseau, où il pourrait être endommagé.</translation>
    </message>
    <message>
        <source>Move the profile to a disk of this computer.</source>
        <translation>Déplacez le profil sur un disque de cet ordinateur.</translation>
    </message>
    <message>
        <source>The catalogue contradicts itself.</source>
        <translation>Le catalogue est incohérent.</translation>
    </message>
    <message>
        <source>Run a check and restore the last backup if it stays.</source>
        <translation>Lancez une vérification&#x202f;; si rien ne change, restaurez la dernière sauvegarde.</translation>
    </message>
    <message>
        <source>%1 is not where the catalogue says it is.</source>
        <translation>%1 n&apos;est pas là où le catalogue l&apos;indique.</translation>
    </message>
    <message>
        <source>Run a check to see what is missing.</source>
        <translation>Lancez une vérification pour voir ce qui manque.</translation>
    </message>
    <message>
        <source>%1 already exists and is never overwritten.</source>
        <translation>%1 existe déjà et n&apos;est jamais remplacé.</translation>
    </message>
    <message>
        <source>Retry: another name will be chosen.</source>
        <translation>Réessayez&#xa0;: un autre nom sera choisi.</translation>
    </message>
    <message>
        <source>%1 does not match its checksum.</source>
        <translation>%1 ne correspond pas à sa somme de contrôle.</translation>
    </message>
    <message>
        <source>Run a check; a good copy replaces it where there is one.</source>
        <translation>Lancez une vérification&#x202f;; une bonne copie la remplacera s&apos;il en existe une.</translation>
    </message>
    <message>
        <source>%1 does not have the size that was stored.</source>
        <translation>%1 n&apos;a pas la taille enregistrée.</translation>
    </message>
    <message>
        <source>%1 was refused by the tier: no permission.</source>
        <translation>Le niveau a refusé %1&#xa0;: accès interdit.</translation>
    </message>
    <message>
        <source>Check the rights of the tier&apos;s folder.</source>
        <translation>Vérifiez les droits du dossier du niveau.</translation>
    </message>
    <message>
        <source>The tier&apos;s folder is not there.</source>
        <translation>Le dossier du niveau est introuvable.</translation>
    </message>
    <message>
        <source>Plug in the drive, or choose the folder again in Settings &gt; Tiers.</source>
        <translation>Branchez le disque ou choisissez de nouveau le dossier dans Réglages &gt; Niveaux.</translation>
    </message>
    <message>
        <source>The tier&apos;s folder is nested too deeply.</source>
        <translation>Le dossier du niveau est trop profond.</translation>
    </message>
    <message>
        <source>Choose a folder nearer to the top.</source>
        <translation>Choisissez un dossier plus près de la racine.</translation>
    </message>
    <message>
        <source>There is no such tier yet.</source>
        <translation>Ce niveau n&apos;existe pas encore.</translation>
    </message>
    <message>
        <source>Set it up in Settings &gt; Tiers.</source>
        <translation>Configurez-le dans Réglages &gt; Niveaux.</translation>
    </message>
    <message>
        <source>The tier looks empty although photos should be there. Nothing was touched.</source>
        <translation>Le niveau semble vide alors qu&apos;il devrait contenir des photos. Rien n&apos;a été touché.</translation>
    </message>
    <message>
        <source>Check that the right drive or folder is in place.</source>
        <translation>Vérifiez que le bon disque ou le bon dossier est en place.</translation>
    </message>
    <message>
        <source>The tier was reached, but what was written could not be read back.</source>
        <translation>Le niveau répond, mais ce qui y a été écrit n&apos;a pas pu être relu.</translation>
    </message>
    <message>
        <source>Check the folder or drive, then test again in Settings &gt; Tiers.</source>
        <translation>Vérifiez le dossier ou le disque, puis refaites le test dans Réglages &gt; Niveaux.</translation>
    </message>
    <message>
        <source>A copy of %1 does not match its checksum.</source>
        <translation>Une copie de %1 ne correspond pas à sa somme de contrôle.</translation>
    </message>
    <message>
        <source>%1 could not be stored safely, so its source stays where it is.</source>
        <translation>%1 n&apos;a pas pu être stockée de façon sûre&#xa0;: sa source reste en place.</translation>
    </message>
    <message>
        <source>Retry.</source>
        <translation>Réessayez.</translation>
    </message>
    <message>
        <source>%1 could not be verified right now, so its source stays where it is.</source>
        <translation>%1 n&apos;a pas pu être vérifiée pour l&apos;instant&#xa0;: sa source reste en place.</translation>
    </message>
    <message>
        <source>The place of this copy is no longer set up.</source>
        <translation>L&apos;emplacement de cette copie n&apos;est plus configuré.</translation>
    </message>
    <message>
        <source>Set the tier up again in Settings &gt; Tiers.</source>
        <translation>Reconfigurez le niveau dans Réglages &gt; Niveaux.</translation>
    </message>
    <message>
        <source>%1 was not moved: neither copy matches its checksum.</source>
        <translation>%1 n&apos;a pas été déplacée&#xa0;: aucune des deux copies ne correspond à sa somme de contrôle.</translation>
    </message>
    <message>
        <source>Restore the photo from a backup.</source>
        <translation>Restaurez la photo depuis une sauvegarde.</translation>
    </message>
    <message>
        <source>This photo is no longer in the catalogue.</source>
        <translation>Cette photo n&apos;est plus dans le catalogue.</translation>
    </message>
    <message>
        <source>Reload the page.</source>
        <translation>Rechargez la page.</translation>
    </message>
    <message>
        <source>%1 is being moved right now.</source>
        <translation>%1 est en cours de déplacement.</translation>
    </message>
    <message>
        <source>Retry when the move is done.</source>
        <translation>Réessayez une fois le déplacement terminé.</translation>
    </message>
    <message>
        <source>%1 is in the trash.</source>
        <translation>%1 est à la corbeille.</translation>
    </message>
    <message>
        <source>Restore it first.</source>
        <translation>Restaurez-la d&apos;abord.</translation>
    </message>
    <message>
        <source>%1 is not in the trash.</source>
        <translation>%1 n&apos;est pas à la corbeille.</translation>
    </message>
    <message>
        <source>Move it to the trash first.</source>
        <translation>Mettez-la d&apos;abord à la corbeille.</translation>
    </message>
    <message>
        <source>%1 belongs to a draft with orders and is kept for now.</source>
        <translation>%1 appartient à une annonce avec des commandes&#x202f;; elle est conservée pour l&apos;instant.</translation>
    </message>
    <message>
        <source>It is deleted by itself once the days of the rule have passed.</source>
        <translation>Elle sera supprimée d&apos;elle-même une fois passé le délai de la règle.</translation>
    </message>
    <message>
        <source>%1 is pinned.</source>
        <translation>%1 est épinglée.</translation>
    </message>
    <message>
        <source>Unpin it first.</source>
        <translation>Désépinglez-la d&apos;abord.</translation>
    </message>
    <message>
        <source>There is no readable copy of %1.</source>
        <translation>Il n&apos;existe aucune copie lisible de %1.</translation>
    </message>
    <message>
        <source>This size of %1 does not exist.</source>
        <translation>Cette taille de %1 n&apos;existe pas.</translation>
    </message>
    <message>
        <source>%1 belongs to another draft.</source>
        <translation>%1 appartient à une autre annonce.</translation>
    </message>
    <message>
        <source>%1 is already in the catalogue.</source>
        <translation>%1 est déjà dans le catalogue.</translation>
    </message>
    <message>
        <source>This draft is no longer there.</source>
        <translation>Cette annonce n&apos;existe plus.</translation>
    </message>
    <message>
        <source>A draft needs a name.</source>
        <translation>Une annonce doit avoir un nom.</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>Saisissez un nom.</translation>
    </message>
    <message>
        <source>No link can be made for %1 where it is now.</source>
        <translation>Impossible de créer un lien pour %1 à son emplacement actuel.</translation>
    </message>
    <message>
        <source>Move it to HOT, or set a CDN domain in Settings &gt; Tiers.</source>
        <translation>Passez-la en HOT ou indiquez un domaine CDN dans Réglages &gt; Niveaux.</translation>
    </message>
    <message>
        <source>The plan has changed since you read it.</source>
        <translation>Le plan a changé depuis votre lecture.</translation>
    </message>
    <message>
        <source>Use the new plan.</source>
        <translation>Utilisez le nouveau plan.</translation>
    </message>
    <message>
        <source>This plan is too old to run.</source>
        <translation>Ce plan est trop ancien pour être lancé.</translation>
    </message>
    <message>
        <source>This plan is no longer kept.</source>
        <translation>Ce plan n&apos;est plus conservé.</translation>
    </message>
    <message>
        <source>Refresh the plan.</source>
        <translation>Actualisez le plan.</translation>
    </message>
    <message>
        <source>A look ahead cannot be run.</source>
        <translation>Un aperçu ne peut pas être lancé.</translation>
    </message>
    <message>
        <source>Run tonight&apos;s plan instead.</source>
        <translation>Lancez plutôt le plan de cette nuit.</translation>
    </message>
    <message>
        <source>The saved plan cannot be read.</source>
        <translation>Le plan enregistré est illisible.</translation>
    </message>
    <message>
        <source>A run is already under way.</source>
        <translation>Un passage est déjà en cours.</translation>
    </message>
    <message>
        <source>Wait until it is done.</source>
        <translation>Attendez qu&apos;il se termine.</translation>
    </message>
    <message>
        <source>The run stopped: another console took over.</source>
        <translation>Le passage s&apos;est arrêté&#xa0;: une autre console a pris le relais.</translation>
    </message>
    <message>
        <source>Look at the history to see what was done.</source>
        <translation>Consultez l&apos;historique pour voir ce qui a été fait.</translation>
    </message>
    <message>
        <source>This run is no longer known.</source>
        <translation>Ce passage n&apos;est plus connu.</translation>
    </message>
    <message>
        <source>This run was already undone.</source>
        <translation>Ce passage est déjà annulé.</translation>
    </message>
    <message>
        <source>This value is not allowed for the rule.</source>
        <translation>Cette valeur n&apos;est pas permise pour la règle.</translation>
    </message>
    <message>
        <source>Choose a value within the limits.</source>
        <translation>Choisissez une valeur dans les limites.</translation>
    </message>
    <message>
        <source>This value is not allowed for the setting.</source>
        <translation>Cette valeur n&apos;est pas permise pour le réglage.</translation>
    </message>
    <message>
        <source>There is no such setting.</source>
        <translation>Ce réglage n&apos;existe pas.</translation>
    </message>
    <message>
        <source>This setting is fixed by the environment or the command line.</source>
        <translation>Ce réglage est imposé par l&apos;environnement ou la ligne de commande.</translation>
    </message>
    <message>
        <source>Change it there.</source>
        <translation>Modifiez-le à cet endroit.</translation>
    </message>
    <message>
        <source>The profile&apos;s settings cannot be written.</source>
        <translation>Impossible d&apos;enregistrer les réglages du profil.</translation>
    </message>
    <message>
        <source>Check your rights in the profile&apos;s folder.</source>
        <translation>Vérifiez vos droits sur le dossier du profil.</translation>
    </message>
    <message>
        <source>The price list cannot be read.</source>
        <translation>La liste de prix est illisible.</translation>
    </message>
    <message>
        <source>Install Tierdeck again.</source>
        <translation>Réinstallez Tierdeck.</translation>
    </message>
    <message>
        <source>The price list contains a wrong number.</source>
        <translation>La liste de prix contient un nombre erroné.</translation>
    </message>
    <message>
        <source>Correct the number.</source>
        <translation>Corrigez ce nombre.</translation>
    </message>
    <message>
        <source>Something unexpected stopped the work. Nothing was lost.</source>
        <translation>Un imprévu a interrompu le travail. Rien n&apos;est perdu.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>The catalogue was not updated: the folder for its backup cannot be made.</source>
        <translation>Le catalogue n&apos;a pas été mis à jour&#xa0;: le dossier de sa sauvegarde ne peut pas être créé.</translation>
    </message>
    <message>
        <source>Check that you may write to the profile&apos;s folder, then open Tierdeck again.</source>
        <translation>Vérifiez que vous pouvez écrire dans le dossier du profil, puis rouvrez Tierdeck.</translation>
    </message>
    <message>
        <source>The change was not saved: it would break a rule of the catalogue.</source>
        <translation>La modification n&apos;a pas été enregistrée&#xa0;: elle enfreindrait une règle du catalogue.</translation>
    </message>
    <message>
        <source>Reload the page and retry.</source>
        <translation>Rechargez la page et réessayez.</translation>
    </message>
    <message>
        <source>The catalogue was not read: its file is damaged or is not a catalogue.</source>
        <translation>Le catalogue n&apos;a pas été lu&#xa0;: son fichier est abîmé ou n&apos;est pas un catalogue.</translation>
    </message>
    <message>
        <source>Restore the catalogue from a backup; the photos on the tiers are not touched.</source>
        <translation>Restaurez le catalogue depuis une sauvegarde&#x202f;; les photos des niveaux ne sont pas touchées.</translation>
    </message>
    <message>
        <source>The photo was not added: the catalogue lost the counter of its photos.</source>
        <translation>La photo n&apos;a pas été ajoutée&#xa0;: le catalogue a perdu le compteur de ses photos.</translation>
    </message>
    <message>
        <source>Restore the catalogue from a backup.</source>
        <translation>Restaurez le catalogue depuis une sauvegarde.</translation>
    </message>
    <message>
        <source>The catalogue could not do what was asked.</source>
        <translation>Le catalogue n&apos;a pas pu faire ce qui était demandé.</translation>
    </message>
    <message>
        <source>The catalogue was not read or written: its disk failed.</source>
        <translation>Le catalogue n&apos;a pas été lu ni écrit&#xa0;: son disque a échoué.</translation>
    </message>
    <message>
        <source>Check the disk, then retry.</source>
        <translation>Vérifiez le disque, puis réessayez.</translation>
    </message>
    <message>
        <source>%1 was not opened as a catalogue: it is a folder, not a file.</source>
        <translation>%1 n&apos;a pas été ouvert comme catalogue&#xa0;: c&apos;est un dossier, pas un fichier.</translation>
    </message>
    <message>
        <source>Name a file, for instance catalog.db in that folder.</source>
        <translation>Indiquez un fichier, par exemple catalog.db dans ce dossier.</translation>
    </message>
    <message>
        <source>The catalogue was not read: there is not enough memory.</source>
        <translation>Le catalogue n&apos;a pas été lu&#xa0;: la mémoire manque.</translation>
    </message>
    <message>
        <source>The catalogue was not opened: another version of Tierdeck changed how it is built.</source>
        <translation>Le catalogue n&apos;a pas été ouvert&#xa0;: une autre version de Tierdeck a changé sa structure.</translation>
    </message>
    <message>
        <source>Open it with the version that made it, or restore a backup.</source>
        <translation>Ouvrez-le avec la version qui l&apos;a créé, ou restaurez une sauvegarde.</translation>
    </message>
    <message>
        <source>The change was not saved: the catalogue cannot be written.</source>
        <translation>La modification n&apos;a pas été enregistrée&#xa0;: le catalogue n&apos;est pas accessible en écriture.</translation>
    </message>
    <message>
        <source>Check who owns the profile&apos;s folder and whether the disk is read-only.</source>
        <translation>Vérifiez à qui appartient le dossier du profil et si le disque est en lecture seule.</translation>
    </message>
    <message>
        <source>The catalogue was not opened: it refused a setting that keeps it safe.</source>
        <translation>Le catalogue n&apos;a pas été ouvert&#xa0;: il a refusé un réglage qui le protège.</translation>
    </message>
    <message>
        <source>The folder %1 was not made: it cannot be written there.</source>
        <translation>Le dossier %1 n&apos;a pas été créé&#xa0;: l&apos;écriture y est impossible.</translation>
    </message>
    <message>
        <source>Make the folder around it writable, or choose another.</source>
        <translation>Rendez le dossier parent accessible en écriture, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The settings were not read: a value in them is not allowed.</source>
        <translation>Les réglages n&apos;ont pas été lus&#xa0;: une de leurs valeurs n&apos;est pas permise.</translation>
    </message>
    <message>
        <source>Open the details and correct the value.</source>
        <translation>Ouvrez les détails et corrigez la valeur.</translation>
    </message>
    <message>
        <source>%1 was not changed: it is not a setting of a profile.</source>
        <translation>%1 n&apos;a pas été modifié&#xa0;: ce n&apos;est pas un réglage de profil.</translation>
    </message>
    <message>
        <source>Check the name of the setting.</source>
        <translation>Vérifiez le nom du réglage.</translation>
    </message>
    <message>
        <source>The photo was not moved: a copy of it changed meanwhile.</source>
        <translation>La photo n&apos;a pas été déplacée&#xa0;: une de ses copies a changé entre-temps.</translation>
    </message>
    <message>
        <source>Refresh the plan and run it again.</source>
        <translation>Actualisez le plan et relancez-le.</translation>
    </message>
    <message>
        <source>The checksum of %1 was not recorded: the copy changed meanwhile.</source>
        <translation>La somme de contrôle de %1 n&apos;a pas été enregistrée&#xa0;: la copie a changé entre-temps.</translation>
    </message>
    <message>
        <source>Run the check again.</source>
        <translation>Relancez la vérification.</translation>
    </message>
    <message>
        <source>The copy was not changed: it is no longer in the catalogue.</source>
        <translation>La copie n&apos;a pas été modifiée&#xa0;: elle n&apos;est plus dans le catalogue.</translation>
    </message>
    <message>
        <source>The list was not read on: its place in it was lost.</source>
        <translation>La suite de la liste n&apos;a pas été lue&#xa0;: la position y est perdue.</translation>
    </message>
    <message>
        <source>The list was not read on: its filter or order changed meanwhile.</source>
        <translation>La suite de la liste n&apos;a pas été lue&#xa0;: son filtre ou son ordre a changé entre-temps.</translation>
    </message>
    <message>
        <source>%1 was not read or written: the disk failed.</source>
        <translation>%1 n&apos;a pas été lu ni écrit&#xa0;: le disque a échoué.</translation>
    </message>
    <message>
        <source>%1 was not read or written: permission was refused.</source>
        <translation>%1 n&apos;a pas été lu ni écrit&#xa0;: l&apos;accès a été refusé.</translation>
    </message>
    <message>
        <source>Give yourself the right to read and write the tier&apos;s folder, then retry.</source>
        <translation>Donnez-vous le droit de lire et d&apos;écrire dans le dossier du niveau, puis réessayez.</translation>
    </message>
    <message>
        <source>%1 was not read or written: the disk does not answer.</source>
        <translation>%1 n&apos;a pas été lu ni écrit&#xa0;: le disque ne répond pas.</translation>
    </message>
    <message>
        <source>Check the disk, its cable and the network, then retry.</source>
        <translation>Vérifiez le disque, son câble et le réseau, puis réessayez.</translation>
    </message>
    <message>
        <source>The draft was not made: it needs an id and a user.</source>
        <translation>L&apos;annonce n&apos;a pas été créée&#xa0;: il lui faut un identifiant et un utilisateur.</translation>
    </message>
    <message>
        <source>Give both and retry.</source>
        <translation>Indiquez les deux et réessayez.</translation>
    </message>
    <message>
        <source>%1 was not exported: the file could not be written.</source>
        <translation>%1 n&apos;a pas été exporté&#xa0;: le fichier n&apos;a pas pu être écrit.</translation>
    </message>
    <message>
        <source>The forecast was not made: it is for too few or too many months.</source>
        <translation>La prévision n&apos;a pas été faite&#xa0;: elle porte sur trop peu ou trop de mois.</translation>
    </message>
    <message>
        <source>Choose another number of months.</source>
        <translation>Choisissez un autre nombre de mois.</translation>
    </message>
    <message>
        <source>%1 was not added: processing the picture gave no result.</source>
        <translation>%1 n&apos;a pas été ajoutée&#xa0;: le traitement de l&apos;image n&apos;a rien donné.</translation>
    </message>
    <message>
        <source>The work on this photo was not finished: it was closed or taken over meanwhile.</source>
        <translation>Le travail sur cette photo n&apos;a pas été terminé&#xa0;: il a été clos ou repris entre-temps.</translation>
    </message>
    <message>
        <source>The photo was not moved: the catalogue no longer has a copy that was to be moved.</source>
        <translation>La photo n&apos;a pas été déplacée&#xa0;: le catalogue n&apos;a plus une copie qui devait l&apos;être.</translation>
    </message>
    <message>
        <source>The photo was not moved: another program has taken the move over.</source>
        <translation>La photo n&apos;a pas été déplacée&#xa0;: un autre programme a repris le déplacement.</translation>
    </message>
    <message>
        <source>The photo was not moved: the note of the move vanished.</source>
        <translation>La photo n&apos;a pas été déplacée&#xa0;: la trace du déplacement a disparu.</translation>
    </message>
    <message>
        <source>Run a check, then retry.</source>
        <translation>Lancez une vérification, puis réessayez.</translation>
    </message>
    <message>
        <source>The photo was not moved: its new copy is not verified, so the source stays where it is.</source>
        <translation>La photo n&apos;a pas été déplacée&#xa0;: sa nouvelle copie n&apos;est pas vérifiée, donc la source reste en place.</translation>
    </message>
    <message>
        <source>The work on this photo was not finished: old files are still to be removed.</source>
        <translation>Le travail sur cette photo n&apos;a pas été terminé&#xa0;: d&apos;anciens fichiers restent à retirer.</translation>
    </message>
    <message>
        <source>Run a check to finish it.</source>
        <translation>Lancez une vérification pour le terminer.</translation>
    </message>
    <message>
        <source>The photo was not moved: a move needs two different tiers and a copy.</source>
        <translation>La photo n&apos;a pas été déplacée&#xa0;: un déplacement demande deux niveaux différents et une copie.</translation>
    </message>
    <message>
        <source>Choose another tier.</source>
        <translation>Choisissez un autre niveau.</translation>
    </message>
    <message>
        <source>The photo was not moved: its new copy was verified too long ago, so the source stays where it is.</source>
        <translation>La photo n&apos;a pas été déplacée&#xa0;: sa nouvelle copie a été vérifiée il y a trop longtemps, donc la source reste en place.</translation>
    </message>
    <message>
        <source>The work on this photo was not finished: it stands at another step.</source>
        <translation>Le travail sur cette photo n&apos;a pas été terminé&#xa0;: il en est à une autre étape.</translation>
    </message>
    <message>
        <source>The work on this photo was not finished: there is no note of it any more.</source>
        <translation>Le travail sur cette photo n&apos;a pas été terminé&#xa0;: il n&apos;en reste plus de trace.</translation>
    </message>
    <message>
        <source>%1 was not stored: it cannot be the name of a stored file.</source>
        <translation>%1 n&apos;a pas été stocké&#xa0;: ce ne peut pas être le nom d&apos;un fichier stocké.</translation>
    </message>
    <message>
        <source>Choose a storage template whose names are plain relative paths.</source>
        <translation>Choisissez un modèle de stockage dont les noms sont de simples chemins relatifs.</translation>
    </message>
    <message>
        <source>%1 was not stored: a link or a special file is in the way.</source>
        <translation>%1 n&apos;a pas été stocké&#xa0;: un lien ou un fichier spécial barre le chemin.</translation>
    </message>
    <message>
        <source>Remove the link from the tier&apos;s folder.</source>
        <translation>Retirez le lien du dossier du niveau.</translation>
    </message>
    <message>
        <source>%1 was not stored: another file has that name.</source>
        <translation>%1 n&apos;a pas été stocké&#xa0;: un autre fichier porte ce nom.</translation>
    </message>
    <message>
        <source>The link was not made: it would last too short or too long.</source>
        <translation>Le lien n&apos;a pas été créé&#xa0;: sa durée serait trop courte ou trop longue.</translation>
    </message>
    <message>
        <source>Choose another duration.</source>
        <translation>Choisissez une autre durée.</translation>
    </message>
    <message>
        <source>The links were not made: too many photos are selected.</source>
        <translation>Les liens n&apos;ont pas été créés&#xa0;: trop de photos sont sélectionnées.</translation>
    </message>
    <message>
        <source>Select fewer photos.</source>
        <translation>Sélectionnez moins de photos.</translation>
    </message>
    <message>
        <source>The trend was not read: it is for too few or too many days.</source>
        <translation>La tendance n&apos;a pas été lue&#xa0;: elle porte sur trop peu ou trop de jours.</translation>
    </message>
    <message>
        <source>Choose another period.</source>
        <translation>Choisissez une autre période.</translation>
    </message>
    <message>
        <source>The order %1 was not added: it already belongs to another draft.</source>
        <translation>La commande %1 n&apos;a pas été ajoutée&#xa0;: elle appartient déjà à une autre annonce.</translation>
    </message>
    <message>
        <source>Give another order number.</source>
        <translation>Indiquez un autre numéro de commande.</translation>
    </message>
    <message>
        <source>The order %1 was not added: its date lies ahead.</source>
        <translation>La commande %1 n&apos;a pas été ajoutée&#xa0;: sa date est à venir.</translation>
    </message>
    <message>
        <source>Give the day on which it was ordered.</source>
        <translation>Indiquez le jour de la commande.</translation>
    </message>
    <message>
        <source>The order was not added: it has no number.</source>
        <translation>La commande n&apos;a pas été ajoutée&#xa0;: elle n&apos;a pas de numéro.</translation>
    </message>
    <message>
        <source>Give the number of the order.</source>
        <translation>Indiquez le numéro de la commande.</translation>
    </message>
    <message>
        <source>The photo was not added: the same file is already stored in this draft.</source>
        <translation>La photo n&apos;a pas été ajoutée&#xa0;: le même fichier est déjà stocké dans cette annonce.</translation>
    </message>
    <message>
        <source>Leave it out, or add it to another draft.</source>
        <translation>Laissez-la de côté, ou ajoutez-la à une autre annonce.</translation>
    </message>
    <message>
        <source>The photo was not moved: it was deleted meanwhile.</source>
        <translation>La photo n&apos;a pas été déplacée&#xa0;: elle a été supprimée entre-temps.</translation>
    </message>
    <message>
        <source>The photo was not added: it needs an id and a user.</source>
        <translation>La photo n&apos;a pas été ajoutée&#xa0;: il lui faut un identifiant et un utilisateur.</translation>
    </message>
    <message>
        <source>The kind of the photo was not changed: %1 is not a kind.</source>
        <translation>Le genre de la photo n&apos;a pas été modifié&#xa0;: %1 n&apos;est pas un genre.</translation>
    </message>
    <message>
        <source>Use user, cloth or result.</source>
        <translation>Utilisez user, cloth ou result.</translation>
    </message>
    <message>
        <source>The detail “%1” was not set: the name is empty or kept for what the camera wrote.</source>
        <translation>Le détail «&#xa0;%1&#xa0;» n&apos;a pas été enregistré&#xa0;: ce nom est vide ou réservé à ce que l&apos;appareil photo a écrit.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>The photo was not moved: it is no longer in the tier it was to leave.</source>
        <translation>La photo n&apos;a pas été déplacée&#xa0;: elle n&apos;est plus dans le niveau qu&apos;elle devait quitter.</translation>
    </message>
    <message>
        <source>%1 was not published: it is in no draft.</source>
        <translation>%1 n&apos;a pas été publiée&#xa0;: elle n&apos;est dans aucune annonce.</translation>
    </message>
    <message>
        <source>Set a draft for it first.</source>
        <translation>Choisissez d&apos;abord une annonce pour elle.</translation>
    </message>
    <message>
        <source>The photo was not changed: it is not in this draft.</source>
        <translation>La photo n&apos;a pas été modifiée&#xa0;: elle n&apos;est pas dans cette annonce.</translation>
    </message>
    <message>
        <source>The photo was not restored: it has been deleted for good since.</source>
        <translation>La photo n&apos;a pas été restaurée&#xa0;: elle a été supprimée définitivement depuis.</translation>
    </message>
    <message>
        <source>Add the file again if you still have it.</source>
        <translation>Ajoutez de nouveau le fichier si vous l&apos;avez encore.</translation>
    </message>
    <message>
        <source>%1 was not changed: there is no such rule.</source>
        <translation>%1 n&apos;a pas été modifié&#xa0;: il n&apos;y a pas de règle de ce nom.</translation>
    </message>
    <message>
        <source>Check the name of the rule.</source>
        <translation>Vérifiez le nom de la règle.</translation>
    </message>
    <message>
        <source>%1 was not removed: the file belongs to a photo.</source>
        <translation>%1 n&apos;a pas été retiré&#xa0;: le fichier appartient à une photo.</translation>
    </message>
    <message>
        <source>Run a check to see why it was to go.</source>
        <translation>Lancez une vérification pour voir pourquoi il devait partir.</translation>
    </message>
    <message>
        <source>%1 was not removed: no other whole copy was found.</source>
        <translation>%1 n&apos;a pas été retiré&#xa0;: aucune autre copie intacte n&apos;a été trouvée.</translation>
    </message>
    <message>
        <source>%1 was not removed: no deletion under way names it.</source>
        <translation>%1 n&apos;a pas été retiré&#xa0;: aucune suppression en cours ne le nomme.</translation>
    </message>
    <message>
        <source>%1 was not removed: it belongs to no unfinished upload.</source>
        <translation>%1 n&apos;a pas été retiré&#xa0;: il n&apos;appartient à aucun ajout inachevé.</translation>
    </message>
    <message>
        <source>%1 was not removed: its other copy was verified too long ago.</source>
        <translation>%1 n&apos;a pas été retiré&#xa0;: son autre copie a été vérifiée il y a trop longtemps.</translation>
    </message>
    <message>
        <source>The recommendation was not dismissed: it is no longer there.</source>
        <translation>Le conseil n&apos;a pas été écarté&#xa0;: il n&apos;est plus là.</translation>
    </message>
    <message>
        <source>The sample %1 was not made: the picture could not be compressed.</source>
        <translation>L&apos;exemple %1 n&apos;a pas été créé&#xa0;: l&apos;image n&apos;a pas pu être compressée.</translation>
    </message>
    <message>
        <source>The sample %1 was not made: its details could not be written.</source>
        <translation>L&apos;exemple %1 n&apos;a pas été créé&#xa0;: ses détails n&apos;ont pas pu être écrits.</translation>
    </message>
    <message>
        <source>The samples were not made: their folder cannot be made.</source>
        <translation>Les exemples n&apos;ont pas été créés&#xa0;: leur dossier ne peut pas l&apos;être.</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to.</source>
        <translation>Choisissez un dossier où vous pouvez écrire.</translation>
    </message>
    <message>
        <source>The sample %1 was not written: the disk refused it.</source>
        <translation>L&apos;exemple %1 n&apos;a pas été écrit&#xa0;: le disque l&apos;a refusé.</translation>
    </message>
    <message>
        <source>The storage template was not saved: it cannot be used.</source>
        <translation>Le modèle de stockage n&apos;a pas été enregistré&#xa0;: il est inutilisable.</translation>
    </message>
    <message>
        <source>Open the details and correct the template.</source>
        <translation>Ouvrez les détails et corrigez le modèle.</translation>
    </message>
    <message>
        <source>The photo was not stored: it has no id to be named by.</source>
        <translation>La photo n&apos;a pas été stockée&#xa0;: elle n&apos;a pas d&apos;identifiant pour la nommer.</translation>
    </message>
    <message>
        <source>The folder of the tier was not changed: the tier still holds photos.</source>
        <translation>Le dossier du niveau n&apos;a pas été modifié&#xa0;: le niveau contient encore des photos.</translation>
    </message>
    <message>
        <source>Move its photos to another tier first, or copy the tier to its new place while it is in use: Settings &gt; Tiers, or tierdeck-cli provider copy --switch.</source>
        <translation>Déplacez d&apos;abord ses photos vers un autre niveau, ou copiez le niveau vers son nouvel endroit pendant qu&apos;il sert&#x202f;: Réglages &gt; Niveaux, ou tierdeck-cli provider copy --switch.</translation>
    </message>
    <message>
        <source>The tier was not accepted: what was read back is not what was written.</source>
        <translation>Le niveau n&apos;a pas été accepté&#xa0;: ce qui a été relu n&apos;est pas ce qui avait été écrit.</translation>
    </message>
    <message>
        <source>Check the disk, then test again.</source>
        <translation>Vérifiez le disque, puis testez de nouveau.</translation>
    </message>
    <message>
        <source>So many photos cannot be left out of one night.</source>
        <translation>Tant de photos ne peuvent pas être exclues d&apos;une même nuit.</translation>
    </message>
    <message>
        <source>Change the rule, or pin the photos.</source>
        <translation>Modifiez la règle, ou épinglez les photos.</translation>
    </message>
    <message>
        <source>The listing of the storage service broke off and came back in another order.</source>
        <translation>La liste du service de stockage s’est interrompue et est revenue dans un autre ordre.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Réessayez plus tard.</translation>
    </message>
    <message>
        <source>The program ended several times while it worked on this, so it is left alone.</source>
        <translation>Le programme s’est arrêté plusieurs fois en traitant ce fichier, il est donc laissé de côté.</translation>
    </message>
    <message>
        <source>Look at the file, then try again.</source>
        <translation>Examinez le fichier, puis réessayez.</translation>
    </message>
    <message>
        <source>This is no bandwidth limit.</source>
        <translation>Ce n’est pas une limite de débit.</translation>
    </message>
    <message>
        <source>Give a rate such as 2M, 2M/500K (up/down) or off, or times with rates: 08:00,2M 22:00,off.</source>
        <translation>Donnez un débit comme 2M, 2M/500K (envoi/réception) ou off, ou des heures avec un débit&#xa0;: 08:00,2M 22:00,off.</translation>
    </message>
    <message>
        <source>The access key may not do this in the bucket.</source>
        <translation>La clé d&apos;accès n&apos;y est pas autorisée dans ce bucket.</translation>
    </message>
    <message>
        <source>Give the key the right to read, write, list and delete in the bucket, or use another key.</source>
        <translation>Donnez à la clé le droit de lire, d&apos;écrire, de lister et de supprimer dans le bucket, ou utilisez une autre clé.</translation>
    </message>
    <message>
        <source>The provider has closed or limited the account.</source>
        <translation>Le fournisseur a fermé ou limité le compte.</translation>
    </message>
    <message>
        <source>Look into the provider&apos;s console: a bill, a confirmation or a block is waiting there.</source>
        <translation>Consultez la console du fournisseur&#xa0;: une facture, une confirmation ou un blocage vous y attend.</translation>
    </message>
    <message>
        <source>The bytes that arrived at the storage service are not those that were sent. Nothing was stored.</source>
        <translation>Les octets reçus par le service de stockage ne sont pas ceux qui ont été envoyés. Rien n&apos;a été enregistré.</translation>
    </message>
    <message>
        <source>Retry; if it happens twice, check the network and the memory of this computer.</source>
        <translation>Réessayez&#x202f;; si cela se reproduit, vérifiez le réseau et la mémoire de cet ordinateur.</translation>
    </message>
    <message>
        <source>What answered did not speak like a storage service.</source>
        <translation>Ce qui a répondu ne parle pas comme un service de stockage.</translation>
    </message>
    <message>
        <source>Check the endpoint, and that no proxy or login page answers in its place; then retry.</source>
        <translation>Vérifiez le point d&apos;accès, et qu&apos;aucun proxy ni page de connexion ne répond à sa place&#x202f;; puis réessayez.</translation>
    </message>
    <message>
        <source>A bucket with this name already exists.</source>
        <translation>Un bucket de ce nom existe déjà.</translation>
    </message>
    <message>
        <source>Use the existing bucket, or choose another name.</source>
        <translation>Utilisez le bucket existant, ou choisissez un autre nom.</translation>
    </message>
    <message>
        <source>The provider does not take this name for a bucket.</source>
        <translation>Le fournisseur n&apos;accepte pas ce nom de bucket.</translation>
    </message>
    <message>
        <source>Enter the name exactly as the provider shows it.</source>
        <translation>Saisissez le nom exactement comme le fournisseur l&apos;affiche.</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong, so the storage service refuses its requests.</source>
        <translation>L&apos;horloge de cet ordinateur est fausse&#xa0;: le service de stockage refuse ses requêtes.</translation>
    </message>
    <message>
        <source>Set the clock, best by turning on network time; then retry.</source>
        <translation>Réglez l&apos;horloge, de préférence en activant l&apos;heure réseau&#x202f;; puis réessayez.</translation>
    </message>
    <message>
        <source>Another request changed %1 at the same time.</source>
        <translation>Une autre requête a modifié %1 au même moment.</translation>
    </message>
    <message>
        <source>The storage service did not say that %1 is gone.</source>
        <translation>Le service de stockage n&apos;a pas confirmé la suppression de %1.</translation>
    </message>
    <message>
        <source>The key that encrypts the bucket cannot be used.</source>
        <translation>La clé qui chiffre le bucket est inutilisable.</translation>
    </message>
    <message>
        <source>Turn the encryption key on again in the provider&apos;s console.</source>
        <translation>Réactivez la clé de chiffrement dans la console du fournisseur.</translation>
    </message>
    <message>
        <source>Not all bytes of %1 arrived at the storage service.</source>
        <translation>Tous les octets de %1 ne sont pas arrivés au service de stockage.</translation>
    </message>
    <message>
        <source>Retry; check the network if it happens often.</source>
        <translation>Réessayez&#x202f;; vérifiez le réseau si cela se répète.</translation>
    </message>
    <message>
        <source>The storage service does not accept the request.</source>
        <translation>Le service de stockage n&apos;accepte pas la requête.</translation>
    </message>
    <message>
        <source>Send the details: this should not happen.</source>
        <translation>Envoyez les détails&#xa0;: cela ne devrait pas arriver.</translation>
    </message>
    <message>
        <source>The access key is missing or is not one.</source>
        <translation>La clé d&apos;accès manque ou n&apos;en est pas une.</translation>
    </message>
    <message>
        <source>Enter the access key as the provider shows it.</source>
        <translation>Saisissez la clé d&apos;accès telle que le fournisseur l&apos;affiche.</translation>
    </message>
    <message>
        <source>No link was made: a link can work for 1 second to 7 days.</source>
        <translation>Aucun lien n&apos;a été créé&#xa0;: un lien fonctionne de 1 seconde à 7 jours.</translation>
    </message>
    <message>
        <source>Choose a shorter time.</source>
        <translation>Choisissez une durée plus courte.</translation>
    </message>
    <message>
        <source>The storage service lists the same page again and again.</source>
        <translation>Le service de stockage renvoie sans cesse la même page de la liste.</translation>
    </message>
    <message>
        <source>Retry later; report it to the provider if it stays.</source>
        <translation>Réessayez plus tard&#x202f;; signalez-le au fournisseur si cela persiste.</translation>
    </message>
    <message>
        <source>%1 is locked by a rule of the bucket.</source>
        <translation>%1 est verrouillé par une règle du bucket.</translation>
    </message>
    <message>
        <source>Wait until the lock ends, or remove the retention rule in the provider&apos;s console.</source>
        <translation>Attendez la fin du verrou, ou retirez la règle de rétention dans la console du fournisseur.</translation>
    </message>
    <message>
        <source>%1 is in an archive class and must be restored before it can be read.</source>
        <translation>%1 est dans une classe d&apos;archive et doit être restauré avant d&apos;être lu.</translation>
    </message>
    <message>
        <source>Restore it, and read it when the provider has it ready.</source>
        <translation>Restaurez-le, puis lisez-le quand le fournisseur l&apos;a préparé.</translation>
    </message>
    <message>
        <source>There is no such bucket at this endpoint.</source>
        <translation>Ce bucket n&apos;existe pas à ce point d&apos;accès.</translation>
    </message>
    <message>
        <source>Check the bucket&apos;s name, the endpoint and the account.</source>
        <translation>Vérifiez le nom du bucket, le point d&apos;accès et le compte.</translation>
    </message>
    <message>
        <source>The begun upload of %1 is gone.</source>
        <translation>L&apos;envoi commencé de %1 a disparu.</translation>
    </message>
    <message>
        <source>Retry: it begins again.</source>
        <translation>Réessayez&#xa0;: il recommencera.</translation>
    </message>
    <message>
        <source>This version of %1 does not exist.</source>
        <translation>Cette version de %1 n&apos;existe pas.</translation>
    </message>
    <message>
        <source>The bucket has no such setting.</source>
        <translation>Le bucket n&apos;a pas ce réglage.</translation>
    </message>
    <message>
        <source>The provider does not offer this.</source>
        <translation>Le fournisseur ne propose pas cela.</translation>
    </message>
    <message>
        <source>Check that the right provider is chosen for this endpoint.</source>
        <translation>Vérifiez que le bon fournisseur est choisi pour ce point d&apos;accès.</translation>
    </message>
    <message>
        <source>Something other than the storage service answered.</source>
        <translation>Autre chose que le service de stockage a répondu.</translation>
    </message>
    <message>
        <source>%1 is not in the state that was expected.</source>
        <translation>%1 n&apos;est pas dans l&apos;état attendu.</translation>
    </message>
    <message>
        <source>Run a check to see what is stored.</source>
        <translation>Lancez une vérification pour voir ce qui est enregistré.</translation>
    </message>
    <message>
        <source>The proxy asks for a name and a password.</source>
        <translation>Le proxy demande un nom et un mot de passe.</translation>
    </message>
    <message>
        <source>Enter them in the proxy setting.</source>
        <translation>Saisissez-les dans le réglage du proxy.</translation>
    </message>
    <message>
        <source>The space or the spending limit of the account is used up.</source>
        <translation>L&apos;espace ou la limite de dépense du compte est épuisé.</translation>
    </message>
    <message>
        <source>Raise the limit in the provider&apos;s console, or free space; then retry.</source>
        <translation>Relevez la limite dans la console du fournisseur, ou libérez de l&apos;espace&#x202f;; puis réessayez.</translation>
    </message>
    <message>
        <source>%1 is shorter than what was asked for.</source>
        <translation>%1 est plus court que ce qui a été demandé.</translation>
    </message>
    <message>
        <source>The region of the bucket is missing.</source>
        <translation>La région du bucket manque.</translation>
    </message>
    <message>
        <source>Enter the region the provider shows for the bucket.</source>
        <translation>Saisissez la région que le fournisseur affiche pour le bucket.</translation>
    </message>
    <message>
        <source>The request to the storage service could not be made.</source>
        <translation>La requête au service de stockage n&apos;a pas pu être préparée.</translation>
    </message>
    <message>
        <source>The storage service waited too long for bytes.</source>
        <translation>Le service de stockage a attendu trop longtemps les octets.</translation>
    </message>
    <message>
        <source>It is tried again by itself; check the network if it happens often.</source>
        <translation>Un nouvel essai se fait tout seul&#x202f;; vérifiez le réseau si cela se répète.</translation>
    </message>
    <message>
        <source>The secret of the access key is missing.</source>
        <translation>Le secret de la clé d&apos;accès manque.</translation>
    </message>
    <message>
        <source>Enter the secret that belongs to the access key.</source>
        <translation>Saisissez le secret qui appartient à la clé d&apos;accès.</translation>
    </message>
    <message>
        <source>The key file of the service account cannot be used.</source>
        <translation>Le fichier de clé du compte de service est inutilisable.</translation>
    </message>
    <message>
        <source>Download a new JSON key for the service account and choose that file.</source>
        <translation>Téléchargez une nouvelle clé JSON du compte de service et choisissez ce fichier.</translation>
    </message>
    <message>
        <source>The request could not be signed.</source>
        <translation>La requête n&apos;a pas pu être signée.</translation>
    </message>
    <message>
        <source>The storage service asks to slow down. It goes on by itself.</source>
        <translation>Le service de stockage demande de ralentir. Le travail continue tout seul.</translation>
    </message>
    <message>
        <source>Lower the number of parallel transfers if it happens often.</source>
        <translation>Réduisez le nombre de transferts parallèles si cela se répète.</translation>
    </message>
    <message>
        <source>The provider does not know the storage class.</source>
        <translation>Le fournisseur ne connaît pas cette classe de stockage.</translation>
    </message>
    <message>
        <source>Choose another storage class for this tier.</source>
        <translation>Choisissez une autre classe de stockage pour ce niveau.</translation>
    </message>
    <message>
        <source>The session token has expired or is not valid.</source>
        <translation>Le jeton de session a expiré ou n&apos;est pas valable.</translation>
    </message>
    <message>
        <source>Enter fresh credentials.</source>
        <translation>Saisissez de nouveaux identifiants.</translation>
    </message>
    <message>
        <source>Google does not accept the service account.</source>
        <translation>Google n&apos;accepte pas le compte de service.</translation>
    </message>
    <message>
        <source>Check that the key was not deleted and that the clock of this computer is right.</source>
        <translation>Vérifiez que la clé n&apos;a pas été supprimée et que l&apos;horloge de cet ordinateur est juste.</translation>
    </message>
    <message>
        <source>Google gives out no access tokens at the moment.</source>
        <translation>Google ne délivre pas de jetons d&apos;accès pour le moment.</translation>
    </message>
    <message>
        <source>It is tried again by itself; check that no proxy or login page answers in Google&apos;s place.</source>
        <translation>Un nouvel essai se fait tout seul&#x202f;; vérifiez qu&apos;aucun proxy ni page de connexion ne répond à la place de Google.</translation>
    </message>
    <message>
        <source>%1 is too large or too small for the provider.</source>
        <translation>%1 est trop grand ou trop petit pour le fournisseur.</translation>
    </message>
    <message>
        <source>The storage service does not accept the credentials.</source>
        <translation>Le service de stockage n&apos;accepte pas les identifiants.</translation>
    </message>
    <message>
        <source>Check the access key and its secret.</source>
        <translation>Vérifiez la clé d&apos;accès et son secret.</translation>
    </message>
    <message>
        <source>The storage service has a problem at the moment. It is tried again by itself.</source>
        <translation>Le service de stockage a un problème en ce moment. Un nouvel essai se fait tout seul.</translation>
    </message>
    <message>
        <source>Look at the provider&apos;s status page if it lasts.</source>
        <translation>Consultez la page d&apos;état du fournisseur si cela dure.</translation>
    </message>
    <message>
        <source>The storage service does not have all parts of %1.</source>
        <translation>Le service de stockage n&apos;a pas toutes les parties de %1.</translation>
    </message>
    <message>
        <source>Retry: the upload begins again.</source>
        <translation>Réessayez&#xa0;: l&apos;envoi recommencera.</translation>
    </message>
    <message>
        <source>The bucket is not at this endpoint.</source>
        <translation>Le bucket n&apos;est pas à ce point d&apos;accès.</translation>
    </message>
    <message>
        <source>The provider does not know the access key.</source>
        <translation>Le fournisseur ne connaît pas la clé d&apos;accès.</translation>
    </message>
    <message>
        <source>Check the access key; at Backblaze use an application key, not the master key.</source>
        <translation>Vérifiez la clé d&apos;accès&#x202f;; chez Backblaze, utilisez une clé d&apos;application, pas la clé principale.</translation>
    </message>
    <message>
        <source>The bucket is in another region.</source>
        <translation>Le bucket est dans une autre région.</translation>
    </message>
    <message>
        <source>The secret does not belong to the access key.</source>
        <translation>Le secret n&apos;appartient pas à la clé d&apos;accès.</translation>
    </message>
    <message>
        <source>Enter the secret again; without it, make a new key at the provider.</source>
        <translation>Saisissez de nouveau le secret&#x202f;; sans lui, créez une nouvelle clé chez le fournisseur.</translation>
    </message>
    <message>
        <source>The storage service says of %1 both that it is there and that it is not.</source>
        <translation>Le service de stockage dit de %1 à la fois qu&apos;il existe et qu&apos;il n&apos;existe pas.</translation>
    </message>
    <message>
        <source>Retry; report it to the provider if it stays.</source>
        <translation>Réessayez&#x202f;; signalez-le au fournisseur si cela persiste.</translation>
    </message>
    <message>
        <source>%1 was not stored: its details are more than the provider keeps.</source>
        <translation>%1 n&apos;a pas été enregistré&#xa0;: ses détails dépassent ce que le fournisseur garde.</translation>
    </message>
    <message>
        <source>The storage service failed too often in a row and is left alone for a moment.</source>
        <translation>Le service de stockage a échoué trop souvent de suite&#x202f;; il est laissé en paix un moment.</translation>
    </message>
    <message>
        <source>It is tried again by itself; look at the provider&apos;s status page if it lasts.</source>
        <translation>Un nouvel essai se fait tout seul&#x202f;; consultez la page d&apos;état du fournisseur si cela dure.</translation>
    </message>
    <message>
        <source>The answer of the server ended early.</source>
        <translation>La réponse du serveur s&apos;est arrêtée trop tôt.</translation>
    </message>
    <message>
        <source>Check the connection of this computer, then retry.</source>
        <translation>Vérifiez la connexion de cet ordinateur, puis réessayez.</translation>
    </message>
    <message>
        <source>The server&apos;s address was not found.</source>
        <translation>L&apos;adresse du serveur est introuvable.</translation>
    </message>
    <message>
        <source>Check the endpoint and the connection of this computer.</source>
        <translation>Vérifiez le point d&apos;accès et la connexion de cet ordinateur.</translation>
    </message>
    <message>
        <source>The endpoint is not encrypted, so nothing was sent.</source>
        <translation>Le point d&apos;accès n&apos;est pas chiffré&#xa0;: rien n&apos;a été envoyé.</translation>
    </message>
    <message>
        <source>Use an https endpoint; plain http is only for a server on this computer.</source>
        <translation>Utilisez un point d&apos;accès https&#x202f;; http n&apos;est permis que pour un serveur sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The transfer could not be run.</source>
        <translation>Le transfert n&apos;a pas pu être exécuté.</translation>
    </message>
    <message>
        <source>There is not enough memory for the connection.</source>
        <translation>Il n&apos;y a pas assez de mémoire pour la connexion.</translation>
    </message>
    <message>
        <source>The server answers, but not as a web server.</source>
        <translation>Le serveur répond, mais pas comme un serveur web.</translation>
    </message>
    <message>
        <source>Check the endpoint and its port.</source>
        <translation>Vérifiez le point d&apos;accès et son port.</translation>
    </message>
    <message>
        <source>The proxy cannot be used.</source>
        <translation>Le proxy est inutilisable.</translation>
    </message>
    <message>
        <source>Check the proxy setting.</source>
        <translation>Vérifiez le réglage du proxy.</translation>
    </message>
    <message>
        <source>The server sends us on to another one, which is not followed: credentials go only to the endpoint.</source>
        <translation>Le serveur renvoie vers un autre, ce qui n&apos;est pas suivi&#xa0;: les identifiants ne vont qu&apos;au point d&apos;accès.</translation>
    </message>
    <message>
        <source>Check the endpoint.</source>
        <translation>Vérifiez le point d&apos;accès.</translation>
    </message>
    <message>
        <source>The server accepts no connection.</source>
        <translation>Le serveur n&apos;accepte pas de connexion.</translation>
    </message>
    <message>
        <source>Check the endpoint, its port and the connection of this computer.</source>
        <translation>Vérifiez le point d&apos;accès, son port et la connexion de cet ordinateur.</translation>
    </message>
    <message>
        <source>The server sent an answer that is far too large.</source>
        <translation>Le serveur a envoyé une réponse beaucoup trop grande.</translation>
    </message>
    <message>
        <source>The connection to the server was cut.</source>
        <translation>La connexion au serveur a été coupée.</translation>
    </message>
    <message>
        <source>The server stopped answering in the middle.</source>
        <translation>Le serveur a cessé de répondre en cours de route.</translation>
    </message>
    <message>
        <source>Retry later; check the connection of this computer.</source>
        <translation>Réessayez plus tard&#x202f;; vérifiez la connexion de cet ordinateur.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Le serveur n&apos;a pas répondu à temps.</translation>
    </message>
    <message>
        <source>The endpoint is not a web address.</source>
        <translation>Le point d&apos;accès n&apos;est pas une adresse web.</translation>
    </message>
    <message>
        <source>The file of certificate authorities cannot be read.</source>
        <translation>Le fichier des autorités de certification est illisible.</translation>
    </message>
    <message>
        <source>Choose a file in PEM format in the CA file setting.</source>
        <translation>Choisissez un fichier au format PEM dans le réglage du fichier d&apos;autorités.</translation>
    </message>
    <message>
        <source>The certificate of the server has expired.</source>
        <translation>Le certificat du serveur a expiré.</translation>
    </message>
    <message>
        <source>Check the clock of this computer; if it is right, tell the provider.</source>
        <translation>Vérifiez l&apos;horloge de cet ordinateur&#x202f;; si elle est juste, prévenez le fournisseur.</translation>
    </message>
    <message>
        <source>No safe connection to the server could be agreed on.</source>
        <translation>Aucune connexion sûre n&apos;a pu être établie avec le serveur.</translation>
    </message>
    <message>
        <source>Check that the endpoint speaks https with TLS 1.2 or later on this port.</source>
        <translation>Vérifiez que le point d&apos;accès parle https avec TLS 1.2 ou plus récent sur ce port.</translation>
    </message>
    <message>
        <source>The certificate of the server is not valid yet.</source>
        <translation>Le certificat du serveur n&apos;est pas encore valable.</translation>
    </message>
    <message>
        <source>Check the clock of this computer.</source>
        <translation>Vérifiez l&apos;horloge de cet ordinateur.</translation>
    </message>
    <message>
        <source>The certificate of the server cannot be trusted.</source>
        <translation>Le certificat du serveur n&apos;est pas digne de confiance.</translation>
    </message>
    <message>
        <source>Check the endpoint and the CA file.</source>
        <translation>Vérifiez le point d&apos;accès et le fichier d&apos;autorités.</translation>
    </message>
    <message>
        <source>The certificate of the server was revoked.</source>
        <translation>Le certificat du serveur a été révoqué.</translation>
    </message>
    <message>
        <source>Do not use this endpoint; tell the provider.</source>
        <translation>N&apos;utilisez pas ce point d&apos;accès&#x202f;; prévenez le fournisseur.</translation>
    </message>
    <message>
        <source>The certificate of the server is signed by nobody but itself.</source>
        <translation>Le certificat du serveur n&apos;est signé que par lui-même.</translation>
    </message>
    <message>
        <source>If the server is yours, name its certificate as the CA file.</source>
        <translation>Si le serveur est le vôtre, indiquez son certificat comme fichier d&apos;autorités.</translation>
    </message>
    <message>
        <source>The certificate of the server is signed by an authority that this computer does not know.</source>
        <translation>Le certificat du serveur est signé par une autorité que cet ordinateur ne connaît pas.</translation>
    </message>
    <message>
        <source>If the server is yours, name the authority&apos;s certificate as the CA file.</source>
        <translation>Si le serveur est le vôtre, indiquez le certificat de l&apos;autorité comme fichier d&apos;autorités.</translation>
    </message>
    <message>
        <source>The certificate of the server is made for another name.</source>
        <translation>Le certificat du serveur est établi pour un autre nom.</translation>
    </message>
    <message>
        <source>Check the endpoint: it must be spelled as in the provider&apos;s documentation.</source>
        <translation>Vérifiez le point d&apos;accès&#xa0;: il doit être écrit comme dans la documentation du fournisseur.</translation>
    </message>
    <message>
        <source>The endpoint is not one that can be used.</source>
        <translation>Ce point d&apos;accès n&apos;est pas utilisable.</translation>
    </message>
    <message>
        <source>%1 is not the name of a bucket.</source>
        <translation>%1 n&apos;est pas un nom de bucket.</translation>
    </message>
    <message>
        <source>The bucket is not touched: it belongs to another catalogue.</source>
        <translation>On ne touche pas au bucket&#xa0;: il appartient à un autre catalogue.</translation>
    </message>
    <message>
        <source>Correct the bucket in the settings. Only if it is the right one, take it over with the command tierdeck-cli config test --adopt and the tier.</source>
        <translation>Corrigez le bucket dans les réglages. Seulement si c&apos;est le bon, reprenez-le avec la commande tierdeck-cli config test --adopt et le niveau.</translation>
    </message>
    <message>
        <source>The bucket is not touched: the marker that this catalogue put there is gone.</source>
        <translation>On ne touche pas au bucket&#xa0;: la marque que ce catalogue y avait mise a disparu.</translation>
    </message>
    <message>
        <source>Nothing is deleted from the bucket: this catalogue has never stored anything there.</source>
        <translation>Rien n&apos;est supprimé du bucket&#xa0;: ce catalogue n&apos;y a jamais rien stocké.</translation>
    </message>
    <message>
        <source>Check the bucket in the settings, then test its tier.</source>
        <translation>Vérifiez le bucket dans les réglages, puis testez son niveau.</translation>
    </message>
    <message>
        <source>%1 is kept by Tierdeck for itself.</source>
        <translation>%1 est réservé à Tierdeck.</translation>
    </message>
    <message>
        <source>The test object cannot be deleted.</source>
        <translation>L&apos;objet de test ne peut pas être supprimé.</translation>
    </message>
    <message>
        <source>Check the rights in this place.</source>
        <translation>Vérifiez les droits à cet endroit.</translation>
    </message>
    <message>
        <source>There is no keyring that answers, so nothing was stored.</source>
        <translation>Aucun trousseau ne répond&#xa0;: rien n&apos;a été conservé.</translation>
    </message>
    <message>
        <source>Log in to a desktop session with a keyring, or give the secret to each start in its variable.</source>
        <translation>Ouvrez une session de bureau avec un trousseau, ou donnez le secret à chaque démarrage dans sa variable.</translation>
    </message>
    <message>
        <source>The keyring was not opened, so nothing was stored.</source>
        <translation>Le trousseau n&apos;a pas été ouvert&#xa0;: rien n&apos;a été conservé.</translation>
    </message>
    <message>
        <source>Unlock the keyring, then retry.</source>
        <translation>Déverrouillez le trousseau, puis réessayez.</translation>
    </message>
    <message>
        <source>%1 is missing: it is neither in the environment nor in the keyring.</source>
        <translation>%1 manque&#xa0;: ni dans l&apos;environnement, ni dans le trousseau.</translation>
    </message>
    <message>
        <source>What Tierdeck knows of this provider is wrong.</source>
        <translation>Ce que Tierdeck sait de ce fournisseur est faux.</translation>
    </message>
    <message>
        <source>Install Tierdeck again, and send the details if it stays.</source>
        <translation>Réinstallez Tierdeck, et envoyez les détails si cela persiste.</translation>
    </message>
    <message>
        <source>%1 came with fewer or more bytes than it has.</source>
        <translation>%1 est arrivé avec moins ou plus d&apos;octets qu&apos;il n&apos;en a.</translation>
    </message>
    <message>
        <source>Retry; run a check if it happens twice.</source>
        <translation>Réessayez&#x202f;; lancez une vérification si cela se reproduit.</translation>
    </message>
    <message>
        <source>The part of %1 that was asked for does not exist.</source>
        <translation>La partie demandée de %1 n&apos;existe pas.</translation>
    </message>
    <message>
        <source>Backblaze did not say where the buckets of this key are.</source>
        <translation>Backblaze n&apos;a pas dit où sont les buckets de cette clé.</translation>
    </message>
    <message>
        <source>%1 lies in a folder of another computer.</source>
        <translation>%1 se trouve dans un dossier d&apos;un autre ordinateur.</translation>
    </message>
    <message>
        <source>Do this on that computer, or bind the tier to a bucket that all consoles share.</source>
        <translation>Faites-le sur cet ordinateur, ou liez le niveau à un bucket partagé par toutes les consoles.</translation>
    </message>
    <message>
        <source>The restore drill could not write %1.</source>
        <translation>L&apos;exercice de restauration n&apos;a pas pu écrire %1.</translation>
    </message>
    <message>
        <source>Free disk space.</source>
        <translation>Libérez de l&apos;espace disque.</translation>
    </message>
    <message>
        <source>Choose a file in a folder that you may write to.</source>
        <translation>Choisissez un fichier dans un dossier où vous pouvez écrire.</translation>
    </message>
    <message>
        <source>%1 was not removed: a photo still uses it.</source>
        <translation>%1 n&apos;a pas été supprimé&#xa0;: une photo l&apos;utilise encore.</translation>
    </message>
    <message>
        <source>%1 was not removed: it is no delete marker.</source>
        <translation>%1 n&apos;a pas été supprimé&#xa0;: ce n&apos;est pas un marqueur de suppression.</translation>
    </message>
    <message>
        <source>Nothing was switched: not every photo is at the new provider yet.</source>
        <translation>Rien n&apos;a été basculé&#xa0;: toutes les photos ne sont pas encore chez le nouveau fournisseur.</translation>
    </message>
    <message>
        <source>Run the copy again: it goes on where it was.</source>
        <translation>Relancez la copie&#xa0;: elle reprend où elle en était.</translation>
    </message>
    <message>
        <source>The tier was moved to another provider, but this console still uses the old one.</source>
        <translation>Le niveau a changé de fournisseur, mais cette console utilise encore l&apos;ancien.</translation>
    </message>
    <message>
        <source>Bind the tier to where it lies now, and start again.</source>
        <translation>Liez le niveau à son nouvel emplacement, puis relancez.</translation>
    </message>
    <message>
        <source>Another program is copying a tier to a provider right now.</source>
        <translation>Un autre programme copie en ce moment un niveau vers un fournisseur.</translation>
    </message>
    <message>
        <source>Wait for it to end, or stop it.</source>
        <translation>Attendez qu&apos;il finisse, ou arrêtez-le.</translation>
    </message>
    <message>
        <source>The tier lies at this provider already.</source>
        <translation>Le niveau est déjà chez ce fournisseur.</translation>
    </message>
    <message>
        <source>Name another provider or bucket.</source>
        <translation>Indiquez un autre fournisseur ou un autre bucket.</translation>
    </message>
    <message>
        <source>The program ended in the middle of this run.</source>
        <translation>Le programme s&apos;est arrêté au milieu de ce passage.</translation>
    </message>
    <message>
        <source>Run the lifecycle again for what it left.</source>
        <translation>Relancez le cycle de vie pour ce qui reste.</translation>
    </message>
    <message>
        <source>The folder %1 is not the one the photos were stored in; its disk is probably not mounted.</source>
        <translation>Le dossier %1 n&apos;est pas celui où les photos ont été stockées&#x202f;; son disque n&apos;est sans doute pas monté.</translation>
    </message>
    <message>
        <source>The folder %1 belongs to another profile now, which was restored from a backup and took it over.</source>
        <translation>Le dossier %1 appartient désormais à un autre profil, restauré depuis une sauvegarde, qui l&apos;a repris.</translation>
    </message>
    <message>
        <source>Go on in that profile.</source>
        <translation>Continuez dans ce profil.</translation>
    </message>
    <message>
        <source>There is no such transfer.</source>
        <translation>Ce transfert n&apos;existe pas.</translation>
    </message>
    <message>
        <source>The catalogue was not opened: the driver of Qt for its database is not installed.</source>
        <translation>Le catalogue n&apos;a pas été ouvert&#xa0;: le pilote Qt de sa base de données n&apos;est pas installé.</translation>
    </message>
    <message>
        <source>The connection to the database broke while a change was being saved. Whether it was saved is not known.</source>
        <translation>La connexion à la base de données s&apos;est rompue pendant l&apos;enregistrement d&apos;une modification. On ne sait pas si elle a été enregistrée.</translation>
    </message>
    <message>
        <source>Look at the result, then repeat what is still wanted.</source>
        <translation>Vérifiez le résultat, puis répétez ce qui manque.</translation>
    </message>
    <message>
        <source>The change was not saved: another console changed the same at that moment.</source>
        <translation>La modification n&apos;a pas été enregistrée&#xa0;: une autre console modifiait la même chose à cet instant.</translation>
    </message>
    <message>
        <source>The connection to the database broke.</source>
        <translation>La connexion à la base de données s&apos;est rompue.</translation>
    </message>
    <message>
        <source>Retry: the program connects anew. If it persists, check the server and the network.</source>
        <translation>Réessayez&#xa0;: le programme se reconnecte. Si cela persiste, vérifiez le serveur et le réseau.</translation>
    </message>
    <message>
        <source>The catalogue was not copied: what arrived is not what was sent.</source>
        <translation>Le catalogue n&apos;a pas été copié&#xa0;: ce qui est arrivé diffère de ce qui a été envoyé.</translation>
    </message>
    <message>
        <source>Check the catalogue, then copy it again.</source>
        <translation>Vérifiez le catalogue, puis copiez-le de nouveau.</translation>
    </message>
    <message>
        <source>The catalogue was not copied: it is of another version of Tierdeck.</source>
        <translation>Le catalogue n&apos;a pas été copié&#xa0;: il provient d&apos;une autre version de Tierdeck.</translation>
    </message>
    <message>
        <source>Open it once with this version, then copy it.</source>
        <translation>Ouvrez-le une fois avec cette version, puis copiez-le.</translation>
    </message>
    <message>
        <source>The database server refused the login.</source>
        <translation>Le serveur de base de données a refusé la connexion.</translation>
    </message>
    <message>
        <source>There is no such database on the server.</source>
        <translation>Cette base de données n&apos;existe pas sur le serveur.</translation>
    </message>
    <message>
        <source>Create it there, or correct its name in the settings.</source>
        <translation>Créez-la sur le serveur, ou corrigez son nom dans les réglages.</translation>
    </message>
    <message>
        <source>This profile has no catalogue to copy.</source>
        <translation>Ce profil n&apos;a pas de catalogue à copier.</translation>
    </message>
    <message>
        <source>Nothing needs to be done: a new one is made at the first use.</source>
        <translation>Il n&apos;y a rien à faire&#xa0;: un nouveau est créé à la première utilisation.</translation>
    </message>
    <message>
        <source>The database was left alone: there is something else in it.</source>
        <translation>La base de données est restée intacte&#xa0;: elle contient déjà autre chose.</translation>
    </message>
    <message>
        <source>Give Tierdeck an empty database of its own.</source>
        <translation>Donnez à Tierdeck une base de données vide, à lui seul.</translation>
    </message>
    <message>
        <source>The database role of this console may not do that.</source>
        <translation>Le rôle de cette console n&apos;en a pas le droit dans la base de données.</translation>
    </message>
    <message>
        <source>Start Tierdeck once with a role that owns the database, or grant the rights.</source>
        <translation>Démarrez Tierdeck une fois avec un rôle propriétaire de la base, ou accordez les droits.</translation>
    </message>
    <message>
        <source>The database server has no room left.</source>
        <translation>Le serveur de base de données n&apos;a plus de place.</translation>
    </message>
    <message>
        <source>Close other programs that use it, or allow it more connections and memory.</source>
        <translation>Fermez d&apos;autres programmes qui l&apos;utilisent, ou accordez-lui plus de connexions et de mémoire.</translation>
    </message>
    <message>
        <source>The catalogue was not opened: the database server is too old.</source>
        <translation>Le catalogue n&apos;a pas été ouvert&#xa0;: le serveur de base de données est trop ancien.</translation>
    </message>
    <message>
        <source>Use PostgreSQL 13 or later.</source>
        <translation>Utilisez PostgreSQL 13 ou plus récent.</translation>
    </message>
    <message>
        <source>The change was not saved: a text in it cannot be stored by the database.</source>
        <translation>La modification n&apos;a pas été enregistrée&#xa0;: la base de données ne peut pas stocker un de ses textes.</translation>
    </message>
    <message>
        <source>Shorten the text, or take odd characters out.</source>
        <translation>Raccourcissez le texte, ou retirez-en les caractères étranges.</translation>
    </message>
    <message>
        <source>The database took too long to answer.</source>
        <translation>La base de données a mis trop de temps à répondre.</translation>
    </message>
    <message>
        <source>Retry when the server has less to do.</source>
        <translation>Réessayez quand le serveur est moins chargé.</translation>
    </message>
    <message>
        <source>The connection to the database server is not safe, so it was not made.</source>
        <translation>La connexion au serveur de base de données n&apos;est pas sûre&#x202f;; elle n&apos;a pas été établie.</translation>
    </message>
    <message>
        <source>The database server cannot be reached.</source>
        <translation>Le serveur de base de données est injoignable.</translation>
    </message>
    <message>
        <source>Check its address and port, and that it runs.</source>
        <translation>Vérifiez son adresse et son port, et qu&apos;il est en marche.</translation>
    </message>
    <message>
        <source>The catalogue was not copied: no PostgreSQL database is named.</source>
        <translation>Le catalogue n&apos;a pas été copié&#xa0;: aucune base PostgreSQL n&apos;est indiquée.</translation>
    </message>
    <message>
        <source>Name its server and an empty database in the settings.</source>
        <translation>Indiquez son serveur et une base vide dans les réglages.</translation>
    </message>
    <message>
        <source>%1 was not added: HEIC and AVIF are switched off.</source>
        <translation>%1 n&apos;a pas été ajouté&#xa0;: HEIC et AVIF sont désactivés.</translation>
    </message>
    <message>
        <source>Switch them on in Settings &gt; Compression, or export it as JPEG and drop that.</source>
        <translation>Activez-les dans Réglages &gt; Compression, ou exportez le fichier en JPEG et déposez-le.</translation>
    </message>
    <message>
        <source>Make the picture smaller, or close other programs, and retry.</source>
        <translation>Réduisez l&apos;image ou fermez d&apos;autres programmes, puis réessayez.</translation>
    </message>
    <message>
        <source>%1 was not added: it makes the program that decodes pictures fail. Nothing else was touched.</source>
        <translation>%1 n&apos;a pas été ajouté&#xa0;: ce fichier fait échouer le programme qui décode les images. Rien d&apos;autre n&apos;a été touché.</translation>
    </message>
    <message>
        <source>Treat the file with care: it is damaged or made to do harm. If you know where it comes from, open it in an image editor, save it anew and drop that.</source>
        <translation>Méfiez-vous de ce fichier&#xa0;: il est endommagé ou conçu pour nuire. Si vous en connaissez la provenance, ouvrez-le dans un éditeur d&apos;images, enregistrez-le à nouveau et déposez cette copie.</translation>
    </message>
    <message>
        <source>%1 was not added: it takes too long to decode.</source>
        <translation>%1 n&apos;a pas été ajouté&#xa0;: son décodage prend trop de temps.</translation>
    </message>
    <message>
        <source>Open it in an image editor, save it anew and drop that.</source>
        <translation>Ouvrez-le dans un éditeur d&apos;images, enregistrez-le à nouveau et déposez cette copie.</translation>
    </message>
    <message>
        <source>Pictures cannot be decoded: the helper program that does it in safety cannot be started.</source>
        <translation>Les images ne peuvent pas être décodées&#xa0;: le programme auxiliaire qui s&apos;en charge en sécurité ne démarre pas.</translation>
    </message>
    <message>
        <source>Check that the program file is still there and may be run, and that you may start more processes; then start Tierdeck anew.</source>
        <translation>Vérifiez que le fichier du programme est toujours là et exécutable, et que vous pouvez lancer d&apos;autres processus&#x202f;; puis relancez Tierdeck.</translation>
    </message>
    <message>
        <source>%1 cannot be shown: it cannot be decoded.</source>
        <translation>%1 ne peut pas être affiché&#xa0;: impossible de le décoder.</translation>
    </message>
    <message>
        <source>Check the stored data: tierdeck-cli check --read-data.</source>
        <translation>Vérifiez les données stockées&#xa0;: tierdeck-cli check --read-data.</translation>
    </message>
    <message>
        <source>%1: a name for a size has only a to z, 0 to 9 and _; master and original are taken.</source>
        <translation>%1&#xa0;: un nom de taille n’a que a à z, 0 à 9 et _&#x202f;; master et original sont pris.</translation>
    </message>
    <message>
        <source>There is no size called %1: give its pixels, as in banner=1200.</source>
        <translation>Aucune taille ne s’appelle %1&#xa0;: donnez ses pixels, comme banner=1200.</translation>
    </message>
    <message>
        <source>Give name and pixels, such as banner=1200.</source>
        <translation>Donnez un nom et des pixels, par exemple banner=1200.</translation>
    </message>
    <message>
        <source>%1 is no size: give whole pixels, at least 16.</source>
        <translation>%1 n’est pas une taille&#xa0;: donnez des pixels entiers, au moins 16.</translation>
    </message>
    <message>
        <source>The size %1 is named twice.</source>
        <translation>La taille %1 est nommée deux fois.</translation>
    </message>
    <message>
        <source>Take one of them away.</source>
        <translation>Retirez-en une.</translation>
    </message>
    <message>
        <source>At most 16 sizes are stored beside a photo.</source>
        <translation>Au plus 16 tailles sont stockées à côté d’une photo.</translation>
    </message>
    <message>
        <source>Take some of them away.</source>
        <translation>Retirez-en quelques-unes.</translation>
    </message>
    <message>
        <source>%1 is larger than the photos that are stored.</source>
        <translation>%1 est plus grande que les photos stockées.</translation>
    </message>
    <message>
        <source>Make it smaller, or raise the longest side of photos.</source>
        <translation>Réduisez-la, ou augmentez le plus grand côté des photos.</translation>
    </message>
    <message>
        <source>No further sizes of %1 could be made.</source>
        <translation>Aucune autre taille de %1 n’a pu être créée.</translation>
    </message>
    <message>
        <source>Pictures were not compared: that is no distance between them.</source>
        <translation>Les images n&apos;ont pas été comparées&#xa0;: ce n&apos;est pas une distance.</translation>
    </message>
    <message>
        <source>Choose 0 to 8 bits.</source>
        <translation>Choisissez 0 à 8 bits.</translation>
    </message>
    <message>
        <source>That decision is no longer there.</source>
        <translation>Cette décision n&apos;existe plus.</translation>
    </message>
    <message>
        <source>%1 is in no group of duplicates.</source>
        <translation>%1 n&apos;est dans aucun groupe de doublons.</translation>
    </message>
    <message>
        <source>Nothing was decided: that takes at least two photos.</source>
        <translation>Rien n&apos;a été décidé&#xa0;: il faut au moins deux photos.</translation>
    </message>
    <message>
        <source>Choose all photos of the group.</source>
        <translation>Choisissez toutes les photos du groupe.</translation>
    </message>
    <message>
        <source>%1 was not tried: the picture is damaged.</source>
        <translation>%1 n&apos;a pas été essayée&#xa0;: l&apos;image est endommagée.</translation>
    </message>
    <message>
        <source>Try another photo.</source>
        <translation>Essayez une autre photo.</translation>
    </message>
    <message>
        <source>%1 was not tried: its compressed version has another size.</source>
        <translation>%1 n&apos;a pas été essayée&#xa0;: sa version compressée a une autre taille.</translation>
    </message>
    <message>
        <source>There are no photos to try settings on.</source>
        <translation>Il n&apos;y a aucune photo pour essayer des réglages.</translation>
    </message>
    <message>
        <source>Add some photos first.</source>
        <translation>Ajoutez d&apos;abord des photos.</translation>
    </message>
    <message>
        <source>Nothing was tried: that is no number of photos.</source>
        <translation>Rien n&apos;a été essayé&#xa0;: ce n&apos;est pas un nombre de photos.</translation>
    </message>
    <message>
        <source>Choose 1 to 500 photos.</source>
        <translation>Choisissez 1 à 500 photos.</translation>
    </message>
    <message>
        <source>Nothing was tried: that is no setting of compression.</source>
        <translation>Rien n&apos;a été essayé&#xa0;: ce n&apos;est pas un réglage de compression.</translation>
    </message>
    <message>
        <source>Choose quality, longest side, profile or target size.</source>
        <translation>Choisissez qualité, grand côté, profil ou taille visée.</translation>
    </message>
    <message>
        <source>Nothing was tried: one to four settings can be compared.</source>
        <translation>Rien n&apos;a été essayé&#xa0;: on peut comparer un à quatre réglages.</translation>
    </message>
    <message>
        <source>Choose fewer settings.</source>
        <translation>Choisissez moins de réglages.</translation>
    </message>
    <message>
        <source>This program cannot try settings.</source>
        <translation>Ce programme ne peut pas essayer de réglages.</translation>
    </message>
    <message>
        <source>Reinstall Tierdeck.</source>
        <translation>Réinstallez Tierdeck.</translation>
    </message>
    <message>
        <source>The backup was not restored: there is a catalogue already.</source>
        <translation>La sauvegarde n&apos;a pas été restaurée : un catalogue existe déjà.</translation>
    </message>
    <message>
        <source>Restore it into another profile.</source>
        <translation>Restaurez-la dans un autre profil.</translation>
    </message>
    <message>
        <source>The backup was not made: it could not be compressed.</source>
        <translation>La sauvegarde n&apos;a pas été faite : elle n&apos;a pas pu être compressée.</translation>
    </message>
    <message>
        <source>Free memory, then retry.</source>
        <translation>Libérez de la mémoire, puis réessayez.</translation>
    </message>
    <message>
        <source>The backup is damaged.</source>
        <translation>La sauvegarde est endommagée.</translation>
    </message>
    <message>
        <source>Use another backup, and check the disk or provider that keeps them.</source>
        <translation>Utilisez une autre sauvegarde, et vérifiez le disque ou le fournisseur qui les garde.</translation>
    </message>
    <message>
        <source>The backup was restored for trial, and is not right.</source>
        <translation>La sauvegarde a été restaurée à titre d&apos;essai, et n&apos;est pas correcte.</translation>
    </message>
    <message>
        <source>Make a new backup.</source>
        <translation>Faites une nouvelle sauvegarde.</translation>
    </message>
    <message>
        <source>The place keeps the backups of another catalogue.</source>
        <translation>Cet emplacement garde les sauvegardes d&apos;un autre catalogue.</translation>
    </message>
    <message>
        <source>Choose another place for the backups.</source>
        <translation>Choisissez un autre emplacement pour les sauvegardes.</translation>
    </message>
    <message>
        <source>The backup was made by a newer Tierdeck.</source>
        <translation>La sauvegarde a été faite par un Tierdeck plus récent.</translation>
    </message>
    <message>
        <source>Update Tierdeck on this computer.</source>
        <translation>Mettez à jour Tierdeck sur cet ordinateur.</translation>
    </message>
    <message>
        <source>There are no backups at that place.</source>
        <translation>Il n&apos;y a aucune sauvegarde à cet emplacement.</translation>
    </message>
    <message>
        <source>Make one, or say where they are.</source>
        <translation>Faites-en une, ou indiquez où elles sont.</translation>
    </message>
    <message>
        <source>No backup was made: the place of the backups is empty, although there were some.</source>
        <translation>Aucune sauvegarde n&apos;a été faite : l&apos;emplacement des sauvegardes est vide, alors qu&apos;il en contenait.</translation>
    </message>
    <message>
        <source>Mount its disk, then retry.</source>
        <translation>Montez son disque, puis réessayez.</translation>
    </message>
    <message>
        <source>The backups at that place are not encrypted, but there is a passphrase.</source>
        <translation>Les sauvegardes à cet emplacement ne sont pas chiffrées, mais une phrase secrète est définie.</translation>
    </message>
    <message>
        <source>Choose an empty place for encrypted backups, or remove the passphrase.</source>
        <translation>Choisissez un emplacement vide pour des sauvegardes chiffrées, ou retirez la phrase secrète.</translation>
    </message>
    <message>
        <source>A photo in the backup is damaged.</source>
        <translation>Une photo de la sauvegarde est endommagée.</translation>
    </message>
    <message>
        <source>Verify the backups with repair: the next one copies it anew.</source>
        <translation>Vérifiez les sauvegardes avec réparation : la prochaine la copiera de nouveau.</translation>
    </message>
    <message>
        <source>A photo is missing in the backup.</source>
        <translation>Il manque une photo dans la sauvegarde.</translation>
    </message>
    <message>
        <source>Make a new backup: it copies the photo anew if it still exists.</source>
        <translation>Faites une nouvelle sauvegarde : elle copie de nouveau la photo si elle existe encore.</translation>
    </message>
    <message>
        <source>The backups are encrypted, and the passphrase is missing.</source>
        <translation>Les sauvegardes sont chiffrées, et la phrase secrète manque.</translation>
    </message>
    <message>
        <source>Store the passphrase in the keyring.</source>
        <translation>Enregistrez la phrase secrète dans le trousseau.</translation>
    </message>
    <message>
        <source>The passphrase is not the one of the backups.</source>
        <translation>La phrase secrète n&apos;est pas celle des sauvegardes.</translation>
    </message>
    <message>
        <source>Give the passphrase that they were begun with.</source>
        <translation>Donnez la phrase secrète avec laquelle elles ont été commencées.</translation>
    </message>
    <message>
        <source>%1 is missing or damaged, and the backup does not have it.</source>
        <translation>%1 est introuvable ou abîmé, et la sauvegarde ne l&apos;a pas.</translation>
    </message>
    <message>
        <source>Backups cannot be kept where a tier keeps its photos: what loses one loses both.</source>
        <translation>Les sauvegardes ne peuvent pas être gardées là où un niveau garde ses photos&#x202f;: ce qui perd les unes perd les autres.</translation>
    </message>
    <message>
        <source>Look for it in another backup.</source>
        <translation>Cherchez dans une autre sauvegarde.</translation>
    </message>
    <message>
        <source>Another program is working on the backups right now.</source>
        <translation>Un autre programme travaille en ce moment sur les sauvegardes.</translation>
    </message>
    <message>
        <source>The backups could not be opened: there is not enough memory.</source>
        <translation>Les sauvegardes n&apos;ont pas pu être ouvertes : la mémoire ne suffit pas.</translation>
    </message>
    <message>
        <source>The backups could not be opened: how they are encrypted is not known.</source>
        <translation>Les sauvegardes n&apos;ont pas pu être ouvertes : leur chiffrement est inconnu.</translation>
    </message>
    <message>
        <source>There is no such backup.</source>
        <translation>Cette sauvegarde n&apos;existe pas.</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>Choisissez-en une dans la liste.</translation>
    </message>
    <message>
        <source>The backup was not made: a temporary file cannot be written.</source>
        <translation>La sauvegarde n&apos;a pas été faite : un fichier temporaire ne peut pas être écrit.</translation>
    </message>
    <message>
        <source>Free disk space, then retry.</source>
        <translation>Libérez de l&apos;espace disque, puis réessayez.</translation>
    </message>
    <message>
        <source>The catalogue was not copied: the copy cannot be kept.</source>
        <translation>Le catalogue n&apos;a pas été copié : la copie ne peut pas être gardée.</translation>
    </message>
    <message>
        <source>The catalogue was not copied: there is a file in the way.</source>
        <translation>Le catalogue n&apos;a pas été copié : un fichier occupe déjà la place.</translation>
    </message>
    <message>
        <source>Move it away, then retry.</source>
        <translation>Déplacez-le, puis réessayez.</translation>
    </message>
    <message>
        <source>The file %1 is not on this computer.</source>
        <translation>Le fichier %1 n&apos;est pas sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Fetch the files and name their folder.</source>
        <translation>Récupérez les fichiers et indiquez leur dossier.</translation>
    </message>
    <message>
        <source>%1 lies in a tier of this profile already.</source>
        <translation>%1 est déjà dans un niveau de ce profil.</translation>
    </message>
    <message>
        <source>Import from a folder outside the profile.</source>
        <translation>Importez depuis un dossier hors du profil.</translation>
    </message>
    <message>
        <source>%1 cannot be read as a database.</source>
        <translation>%1 ne peut pas être lu comme une base de données.</translation>
    </message>
    <message>
        <source>Choose the file of the old catalogue.</source>
        <translation>Choisissez le fichier de l&apos;ancien catalogue.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Le fichier %1 n&apos;existe pas.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Le dossier %1 n&apos;existe pas.</translation>
    </message>
    <message>
        <source>Choose a folder of photos.</source>
        <translation>Choisissez un dossier de photos.</translation>
    </message>
    <message>
        <source>The database has no photos.</source>
        <translation>La base de données ne contient pas de photos.</translation>
    </message>
    <message>
        <source>The original %1 was kept: its photo could not be proven.</source>
        <translation>L&apos;original %1 a été gardé&#xa0;: sa photo n&apos;a pas pu être prouvée.</translation>
    </message>
    <message>
        <source>Look at the photo and import again.</source>
        <translation>Vérifiez la photo et importez de nouveau.</translation>
    </message>
    <message>
        <source>The local copy could not be written.</source>
        <translation>La copie locale n&apos;a pas pu être écrite.</translation>
    </message>
    <message>
        <source>Free some space on the disk of the profile.</source>
        <translation>Libérez de la place sur le disque du profil.</translation>
    </message>
    <message>
        <source>The quota of %1 has no room for these bytes.</source>
        <translation>Le quota de %1 n&apos;a plus assez de place.</translation>
    </message>
    <message>
        <source>Empty the trash, or raise the quota in Settings.</source>
        <translation>Videz la corbeille, ou augmentez le quota dans les paramètres.</translation>
    </message>
    <message>
        <source>The file is larger than the quota of %1 allows.</source>
        <translation>Le fichier est plus grand que ne le permet le quota de %1.</translation>
    </message>
    <message>
        <source>Make the file smaller, or raise the quota in Settings.</source>
        <translation>Réduisez le fichier, ou augmentez le quota dans les paramètres.</translation>
    </message>
    <message>
        <source>The quota of %1 has no room for another photo.</source>
        <translation>Le quota de %1 n&apos;a plus de place pour une photo.</translation>
    </message>
    <message>
        <source>The quota cannot be used.</source>
        <translation>Le quota ne peut pas être utilisé.</translation>
    </message>
    <message>
        <source>Give a name and at least one limit.</source>
        <translation>Donnez un nom et au moins une limite.</translation>
    </message>
    <message>
        <source>The room for this upload was given back meanwhile.</source>
        <translation>La place réservée pour cet ajout a été rendue entre-temps.</translation>
    </message>
    <message>
        <source>Add the file again.</source>
        <translation>Ajoutez de nouveau le fichier.</translation>
    </message>
    <message>
        <source>The messenger&apos;s answer makes no sense.</source>
        <translation>La réponse de la messagerie n&apos;a pas de sens.</translation>
    </message>
    <message>
        <source>Check the address in telegram.url.</source>
        <translation>Vérifiez l&apos;adresse dans telegram.url.</translation>
    </message>
    <message>
        <source>The messenger does not accept the bot&apos;s token.</source>
        <translation>La messagerie n&apos;accepte pas le jeton du bot.</translation>
    </message>
    <message>
        <source>Nothing can be sent to the chat %1.</source>
        <translation>Rien ne peut être envoyé à la conversation %1.</translation>
    </message>
    <message>
        <source>Check its number; its owner must have written to the bot once.</source>
        <translation>Vérifiez son numéro&#x202f;; son propriétaire doit avoir écrit une fois au bot.</translation>
    </message>
    <message>
        <source>The messenger has forgotten the photo.</source>
        <translation>La messagerie a oublié la photo.</translation>
    </message>
    <message>
        <source>Send it again.</source>
        <translation>Envoyez-la de nouveau.</translation>
    </message>
    <message>
        <source>Set service.url, or move the photo to a bucket.</source>
        <translation>Réglez service.url, ou déplacez la photo vers un bucket.</translation>
    </message>
    <message>
        <source>No bot is configured that could send photos.</source>
        <translation>Aucun bot n&apos;est configuré pour envoyer des photos.</translation>
    </message>
    <message>
        <source>The messenger does not take %1 as a picture.</source>
        <translation>La messagerie ne prend pas %1 comme image.</translation>
    </message>
    <message>
        <source>Send it as a file.</source>
        <translation>Envoyez-la comme fichier.</translation>
    </message>
    <message>
        <source>The messenger refused the message.</source>
        <translation>La messagerie a refusé le message.</translation>
    </message>
    <message>
        <source>The messenger asks for fewer messages.</source>
        <translation>La messagerie demande moins de messages.</translation>
    </message>
    <message>
        <source>Send the rest later.</source>
        <translation>Envoyez le reste plus tard.</translation>
    </message>
    <message>
        <source>%1 is too large to be sent.</source>
        <translation>%1 est trop volumineuse pour être envoyée.</translation>
    </message>
    <message>
        <source>At most 1,000 photos are sent at once.</source>
        <translation>Au plus 1&#x202f;000 photos sont envoyées à la fois.</translation>
    </message>
    <message>
        <source>Choose fewer photos.</source>
        <translation>Choisissez moins de photos.</translation>
    </message>
    <message>
        <source>Send a link instead.</source>
        <translation>Envoyez plutôt un lien.</translation>
    </message>
    <message>
        <source>The messenger is not available right now.</source>
        <translation>La messagerie n&apos;est pas disponible pour le moment.</translation>
    </message>
    <message>
        <source>There is no photo and no draft with photos named %1.</source>
        <translation>Il n&apos;y a ni photo ni annonce avec des photos nommée %1.</translation>
    </message>
    <message>
        <source>Choose a draft that has photos.</source>
        <translation>Choisissez une annonce qui a des photos.</translation>
    </message>
    <message>
        <source>The link has expired.</source>
        <translation>Le lien a expiré.</translation>
    </message>
    <message>
        <source>Make a new link.</source>
        <translation>Créez un nouveau lien.</translation>
    </message>
    <message>
        <source>The link has brought its photo already.</source>
        <translation>Le lien a déjà apporté sa photo.</translation>
    </message>
    <message>
        <source>Make a new link for another photo.</source>
        <translation>Créez un nouveau lien pour une autre photo.</translation>
    </message>
    <message>
        <source>The link was changed, or its key is gone.</source>
        <translation>Le lien a été modifié, ou sa clé n&apos;existe plus.</translation>
    </message>
    <message>
        <source>The link is the path of a file on this computer and cannot be revoked.</source>
        <translation>Le lien est le chemin d&apos;un fichier sur cet ordinateur et ne peut pas être révoqué.</translation>
    </message>
    <message>
        <source>Move the photo to another tier, or change who may read the folder.</source>
        <translation>Déplacez la photo vers un autre niveau, ou changez qui peut lire le dossier.</translation>
    </message>
    <message>
        <source>The key that links are signed with cannot be used.</source>
        <translation>La clé qui signe les liens ne peut pas être utilisée.</translation>
    </message>
    <message>
        <source>Make a new one with: tierdeck-cli links rotate-key.</source>
        <translation>Créez-en une nouvelle&#xa0;: tierdeck-cli links rotate-key.</translation>
    </message>
    <message>
        <source>The address is not a whole link.</source>
        <translation>L&apos;adresse n&apos;est pas un lien complet.</translation>
    </message>
    <message>
        <source>Copy the whole link.</source>
        <translation>Copiez le lien en entier.</translation>
    </message>
    <message>
        <source>The link ends only when the photo&apos;s files get new names.</source>
        <translation>Le lien ne prend fin que si les fichiers de la photo changent de nom.</translation>
    </message>
    <message>
        <source>Confirm it.</source>
        <translation>Confirmez-le.</translation>
    </message>
    <message>
        <source>There is no place for the key that links are signed with.</source>
        <translation>Il n&apos;y a pas d&apos;endroit pour la clé qui signe les liens.</translation>
    </message>
    <message>
        <source>Log in to a desktop session with a keyring.</source>
        <translation>Ouvrez une session de bureau avec un trousseau de clés.</translation>
    </message>
    <message>
        <source>No link for uploads can be made.</source>
        <translation>Aucun lien de dépôt ne peut être créé.</translation>
    </message>
    <message>
        <source>Bind HOT to a bucket.</source>
        <translation>Liez HOT à un bucket.</translation>
    </message>
    <message>
        <source>The address of this link is not kept.</source>
        <translation>L&apos;adresse de ce lien n&apos;est pas conservée.</translation>
    </message>
    <message>
        <source>Copy a new link from the photo.</source>
        <translation>Copiez un nouveau lien depuis la photo.</translation>
    </message>
    <message>
        <source>Nothing was uploaded by this link yet.</source>
        <translation>Rien n&apos;a encore été déposé par ce lien.</translation>
    </message>
    <message>
        <source>Try again once the upload is complete.</source>
        <translation>Réessayez une fois le dépôt terminé.</translation>
    </message>
    <message>
        <source>A photo on this computer has no link that others could use.</source>
        <translation>Une photo sur cet ordinateur n&apos;a pas de lien utilisable par d&apos;autres.</translation>
    </message>
    <message>
        <source>The link was revoked.</source>
        <translation>Le lien a été révoqué.</translation>
    </message>
    <message>
        <source>The photo has new names, but its old file could not be removed yet, so the link still works.</source>
        <translation>La photo a de nouveaux noms, mais son ancien fichier n&apos;a pas encore pu être supprimé&#xa0;: le lien fonctionne toujours.</translation>
    </message>
    <message>
        <source>Revoke it again in a moment.</source>
        <translation>Révoquez-le de nouveau dans un instant.</translation>
    </message>
    <message>
        <source>The register has no such link.</source>
        <translation>Le registre n&apos;a pas ce lien.</translation>
    </message>
    <message>
        <source>Reload the list of links.</source>
        <translation>Rechargez la liste des liens.</translation>
    </message>
    <message>
        <source>An upload link takes one picture of a known type and size.</source>
        <translation>Un lien de dépôt prend une seule image, de type et de taille connus.</translation>
    </message>
    <message>
        <source>Give its type, such as image/jpeg, and its exact size in bytes.</source>
        <translation>Donnez son type, par exemple image/jpeg, et sa taille exacte en octets.</translation>
    </message>
    <message>
        <source>No file can be given for %1.</source>
        <translation>Aucun fichier ne peut être donné pour %1.</translation>
    </message>
    <message>
        <source>Name a size such as small.</source>
        <translation>Nommez une taille, par exemple small.</translation>
    </message>
    <message>
        <source>The log was not read: its file cannot be opened.</source>
        <translation>Le journal n&apos;a pas été lu&#x202f;: son fichier ne s&apos;ouvre pas.</translation>
    </message>
    <message>
        <source>Check that the file belongs to you.</source>
        <translation>Vérifiez que le fichier vous appartient.</translation>
    </message>
    <message>
        <source>%1: the table cannot be read.</source>
        <translation>%1&#x202f;: le tableau ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Use the file as the provider wrote it; unpack a compressed one first.</source>
        <translation>Utilisez le fichier tel que le fournisseur l’a écrit&#x202f;; décompressez-le d’abord s’il est compressé.</translation>
    </message>
    <message>
        <source>The table is too large.</source>
        <translation>Le tableau est trop grand.</translation>
    </message>
    <message>
        <source>A daily report has some kilobytes: this is another file.</source>
        <translation>Un relevé quotidien fait quelques kilo-octets&#x202f;: c’est un autre fichier.</translation>
    </message>
    <message>
        <source>This is no usage report of Backblaze B2.</source>
        <translation>Ce n’est pas un relevé d’utilisation de Backblaze B2.</translation>
    </message>
    <message>
        <source>Take a file usage.*.csv out of the bucket b2-reports-; those with audit or reportingLocations in their names are others.</source>
        <translation>Prenez un fichier usage.*.csv du bucket b2-reports-&#x202f;; ceux dont le nom contient audit ou reportingLocations en sont d’autres.</translation>
    </message>
    <message>
        <source>The usage report holds no day.</source>
        <translation>Le relevé ne contient aucun jour.</translation>
    </message>
    <message>
        <source>Backblaze writes the first report the day after it was switched on.</source>
        <translation>Backblaze écrit le premier relevé le lendemain de son activation.</translation>
    </message>
    <message>
        <source>%1: the usage report has something there that it cannot have.</source>
        <translation>%1&#x202f;: le relevé y contient quelque chose d’impossible.</translation>
    </message>
    <message>
        <source>Use the report as the provider wrote it.</source>
        <translation>Utilisez le relevé tel que le fournisseur l’a écrit.</translation>
    </message>
    <message>
        <source>There is no usage report in this folder.</source>
        <translation>Il n’y a pas de relevé dans ce dossier.</translation>
    </message>
    <message>
        <source>Copy the days of the bucket b2-reports- here; the files are called usage.*.csv.</source>
        <translation>Copiez-y les jours du bucket b2-reports-&#x202f;; les fichiers s’appellent usage.*.csv.</translation>
    </message>
    <message>
        <source>No report speaks of this bucket or period.</source>
        <translation>Aucun relevé ne parle de ce bucket ou de cette période.</translation>
    </message>
    <message>
        <source>Choose another bucket or period, or import more reports.</source>
        <translation>Choisissez un autre bucket ou une autre période, ou importez d’autres relevés.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 ne peut pas être lu.</translation>
    </message>
    <message>
        <source>No tier of this profile lies in a bucket that was reported.</source>
        <translation>Aucun niveau de ce profil n’est dans un bucket des relevés.</translation>
    </message>
    <message>
        <source>Choose the bucket to compare with.</source>
        <translation>Choisissez le bucket à comparer.</translation>
    </message>
    <message>
        <source>This profile was restored from a backup, and nothing is changed in its buckets and other folders yet.</source>
        <translation>Ce profil a été restauré depuis une sauvegarde, et rien n&apos;est encore changé dans ses buckets et ses autres dossiers.</translation>
    </message>
    <message>
        <source>When no other profile uses them, take them over on the page Health, under Backups.</source>
        <translation>Quand aucun autre profil ne les utilise, reprenez-les page Santé, onglet Sauvegardes.</translation>
    </message>
    <message>
        <source>Paste the bot&apos;s token in Settings &gt; Delivery.</source>
        <translation>Collez le jeton du bot dans Réglages &gt; Envoi.</translation>
    </message>
    <message>
        <source>Copy the token again from BotFather and paste it in Settings &gt; Delivery.</source>
        <translation>Recopiez le jeton depuis BotFather et collez-le dans Réglages &gt; Envoi.</translation>
    </message>
</context>
<context>
    <name>td::EventText</name>
    <message numerus="yes">
        <source>%Ln photo(s) promoted to HOT</source>
        <translation>
            <numerusform>%Ln photo passée en HOT</numerusform>
            <numerusform>%Ln photos passées en HOT</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) archived to COLD</source>
        <translation>
            <numerusform>%Ln photo archivée en COLD</numerusform>
            <numerusform>%Ln photos archivées en COLD</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) moved</source>
        <translation>
            <numerusform>%Ln photo déplacée</numerusform>
            <numerusform>%Ln photos déplacées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) moved to %1</source>
        <translation>
            <numerusform>%Ln photo déplacée vers %1</numerusform>
            <numerusform>%Ln photos déplacées vers %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) moved from %1 to %2</source>
        <translation>
            <numerusform>%Ln photo déplacée de %1 vers %2</numerusform>
            <numerusform>%Ln photos déplacées de %1 vers %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 added %Ln photo(s) to %2</source>
        <translation>
            <numerusform>%1 a ajouté %Ln photo à %2</numerusform>
            <numerusform>%1 a ajouté %Ln photos à %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) added to %1</source>
        <translation>
            <numerusform>%Ln photo ajoutée à %1</numerusform>
            <numerusform>%Ln photos ajoutées à %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) added</source>
        <translation>
            <numerusform>%Ln photo ajoutée</numerusform>
            <numerusform>%Ln photos ajoutées</numerusform>
        </translation>
    </message>
    <message>
        <source>Run: %1</source>
        <translation>Passage&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) moved to the trash</source>
        <translation>
            <numerusform>%Ln photo mise à la corbeille</numerusform>
            <numerusform>%Ln photos mises à la corbeille</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) restored from the trash</source>
        <translation>
            <numerusform>%Ln photo restaurée de la corbeille</numerusform>
            <numerusform>%Ln photos restaurées de la corbeille</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) deleted for good</source>
        <translation>
            <numerusform>%Ln photo supprimée définitivement</numerusform>
            <numerusform>%Ln photos supprimées définitivement</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 published, %Ln photo(s)</source>
        <translation>
            <numerusform>%1 publiée, %Ln photo</numerusform>
            <numerusform>%1 publiée, %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 unpublished, %Ln photo(s)</source>
        <translation>
            <numerusform>%1 dépubliée, %Ln photo</numerusform>
            <numerusform>%1 dépubliée, %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run undone, %Ln photo(s) are back</source>
        <translation>
            <numerusform>Passage annulé, %Ln photo de retour</numerusform>
            <numerusform>Passage annulé, %Ln photos de retour</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings changed</source>
        <translation>Réglages modifiés</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) pinned</source>
        <translation>
            <numerusform>%Ln photo épinglée</numerusform>
            <numerusform>%Ln photos épinglées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) unpinned</source>
        <translation>
            <numerusform>%Ln photo désépinglée</numerusform>
            <numerusform>%Ln photos désépinglées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) edited</source>
        <translation>
            <numerusform>%Ln photo modifiée</numerusform>
            <numerusform>%Ln photos modifiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) read</source>
        <translation>
            <numerusform>%Ln photo consultée</numerusform>
            <numerusform>%Ln photos consultées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Interrupted work finished, %Ln photo(s)</source>
        <translation>
            <numerusform>Reprise terminée, %Ln photo</numerusform>
            <numerusform>Reprise terminée, %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) repaired</source>
        <translation>
            <numerusform>%Ln photo réparée</numerusform>
            <numerusform>%Ln photos réparées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) changed</source>
        <translation>
            <numerusform>%Ln photo modifiée</numerusform>
            <numerusform>%Ln photos modifiées</numerusform>
        </translation>
    </message>
    <message>
        <source>Sizes made: %1</source>
        <translation>Tailles créées&#xa0;: %1</translation>
    </message>
    <message>
        <source>Sizes removed: %1</source>
        <translation>Tailles supprimées&#xa0;: %1</translation>
    </message>
    <message>
        <source>Sizes made: %1; removed: %2</source>
        <translation>Tailles créées&#xa0;: %1&#x202f;; supprimées&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>Restore drill: %1 of %Ln photo(s) did not come back</source>
        <translation>
            <numerusform>Exercice de restauration&#xa0;: %1 photo(s) sur %Ln non revenue(s)</numerusform>
            <numerusform>Exercice de restauration&#xa0;: %1 photo(s) sur %Ln non revenue(s)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore drill: %Ln photo(s) came back as they were stored</source>
        <translation>
            <numerusform>Exercice de restauration&#xa0;: %Ln photo revenue telle que stockée</numerusform>
            <numerusform>Exercice de restauration&#xa0;: %Ln photos revenues telles que stockées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored file(s) replaced from a proven copy</source>
        <translation>
            <numerusform>%Ln fichier stocké remplacé depuis une copie vérifiée</numerusform>
            <numerusform>%Ln fichiers stockés remplacés depuis une copie vérifiée</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backup made of %Ln photo(s)</source>
        <translation>
            <numerusform>Sauvegarde faite de %Ln photo</numerusform>
            <numerusform>Sauvegarde faite de %Ln photos</numerusform>
        </translation>
    </message>
    <message>
        <source>A backup was restored for trial, and is not right</source>
        <translation>Une sauvegarde restaurée à titre d&apos;essai n&apos;est pas correcte</translation>
    </message>
    <message>
        <source>A backup was restored for trial, and is right</source>
        <translation>Une sauvegarde restaurée à titre d&apos;essai est correcte</translation>
    </message>
    <message numerus="yes">
        <source>The files of %Ln photo(s) got new names: old links ended</source>
        <translation>
            <numerusform>Les fichiers de %Ln photo ont de nouveaux noms&#xa0;: les anciens liens ont pris fin</numerusform>
            <numerusform>Les fichiers de %Ln photos ont de nouveaux noms&#xa0;: les anciens liens ont pris fin</numerusform>
        </translation>
    </message>
    <message>
        <source>The buckets and folders of a restored profile taken over</source>
        <translation>Buckets et dossiers d&apos;un profil restauré repris</translation>
    </message>
</context>
<context>
    <name>td::Explain</name>
    <message>
        <source>%1: %2 × %3 a GB</source>
        <translation>%1&#x202f;: %2 × %3 le Go</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Ensemble</translation>
    </message>
    <message>
        <source>Photos added in the last 30 days</source>
        <translation>Photos ajoutées ces 30 derniers jours</translation>
    </message>
    <message>
        <source>Photos moved to HOT in the last 30 days</source>
        <translation>Photos passées en HOT ces 30 derniers jours</translation>
    </message>
    <message>
        <source>Photos moved to COLD in the last 30 days</source>
        <translation>Photos passées en COLD ces 30 derniers jours</translation>
    </message>
    <message>
        <source>Objects of a photo, with its sizes</source>
        <translation>Objets d’une photo, avec ses tailles</translation>
    </message>
    <message>
        <source>Photos read in the last 30 days</source>
        <translation>Photos lues ces 30 derniers jours</translation>
    </message>
    <message>
        <source>The provider rounds up to whole GB and millions of requests</source>
        <translation>Le fournisseur arrondit au Go et au million de requêtes supérieurs</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>Write requests</source>
        <translation>Requêtes d’écriture</translation>
    </message>
    <message>
        <source>Read requests</source>
        <translation>Requêtes de lecture</translation>
    </message>
    <message>
        <source>Retrieval</source>
        <translation>Récupération</translation>
    </message>
    <message>
        <source>Egress</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Early deletion</source>
        <translation>Suppression anticipée</translation>
    </message>
    <message>
        <source>Free allowance</source>
        <translation>Part gratuite</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln requête</numerusform>
            <numerusform>%Ln requêtes</numerusform>
        </translation>
    </message>
    <message>
        <source>Why %1</source>
        <translation>Pourquoi %1</translation>
    </message>
    <message>
        <source>Trash: %1, until it is emptied</source>
        <translation>Corbeille&#x202f;: %1, jusqu’à ce qu’elle soit vidée</translation>
    </message>
    <message>
        <source>Trash: %1, each photo at the price of the tier it lies in</source>
        <translation>Corbeille&#x202f;: %1, chaque photo au prix du niveau où elle est</translation>
    </message>
    <message>
        <source>Free: %1</source>
        <translation>Gratuit&#x202f;: %1</translation>
    </message>
    <message>
        <source>Free allowances belong to the whole tier and are not shared out</source>
        <translation>Les parts gratuites valent pour tout le niveau et ne sont pas réparties</translation>
    </message>
    <message>
        <source>%1 in %2: %3</source>
        <translation>%1 en %2&#x202f;: %3</translation>
    </message>
    <message>
        <source>%1 × %2 a GB</source>
        <translation>%1 × %2 le Go</translation>
    </message>
    <message>
        <source>Free: %1 times what is stored</source>
        <translation>Gratuit&#x202f;: %1 fois ce qui est stocké</translation>
    </message>
    <message>
        <source>%1 × %2 a million</source>
        <translation>%1 × %2 le million</translation>
    </message>
    <message numerus="yes">
        <source>Photos in the trash that are younger than %n day(s)</source>
        <translation>
            <numerusform>Photos de la corbeille de moins de %n jour</numerusform>
            <numerusform>Photos de la corbeille de moins de %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Free write requests</source>
        <translation>Requêtes d’écriture gratuites</translation>
    </message>
    <message>
        <source>Free read requests</source>
        <translation>Requêtes de lecture gratuites</translation>
    </message>
    <message>
        <source>Free egress: %1 times what is stored</source>
        <translation>Sortie gratuite&#x202f;: %1 fois ce qui est stocké</translation>
    </message>
    <message>
        <source>%1 to %2: paid back %3</source>
        <translation>De %1 en %2&#x202f;: amorti %3</translation>
    </message>
    <message numerus="yes">
        <source>A photo of %1 in %Ln object(s)</source>
        <translation>
            <numerusform>Une photo de %1 en %Ln objet</numerusform>
            <numerusform>Une photo de %1 en %Ln objets</numerusform>
        </translation>
    </message>
    <message>
        <source>Written: %1 a million</source>
        <translation>Écriture&#x202f;: %1 le million</translation>
    </message>
    <message>
        <source>Read: %1 a million</source>
        <translation>Lecture&#x202f;: %1 le million</translation>
    </message>
    <message>
        <source>Retrieved: %1 a GB</source>
        <translation>Récupération&#x202f;: %1 le Go</translation>
    </message>
    <message>
        <source>The move costs once</source>
        <translation>Le déplacement coûte une fois</translation>
    </message>
    <message>
        <source>%1 instead of %2 a GB saves a month</source>
        <translation>%1 au lieu de %2 le Go économise par mois</translation>
    </message>
    <message>
        <source>Why %1 in %2</source>
        <translation>Pourquoi %1 en %2</translation>
    </message>
    <message>
        <source>Photos added a day</source>
        <translation>Photos ajoutées par jour</translation>
    </message>
    <message>
        <source>Bytes of a photo</source>
        <translation>Taille d’une photo</translation>
    </message>
    <message>
        <source>Share that is published</source>
        <translation>Part publiée</translation>
    </message>
    <message>
        <source>Every photo is judged by the rules, night after night</source>
        <translation>Chaque photo est jugée par les règles, nuit après nuit</translation>
    </message>
    <message>
        <source>Together they take</source>
        <translation>Ensemble elles occupent</translation>
    </message>
    <message>
        <source>Compression usually saves half</source>
        <translation>La compression économise d’ordinaire la moitié</translation>
    </message>
    <message>
        <source>At the prices of the tiers they lie in</source>
        <translation>Aux prix des niveaux où elles sont</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>aussitôt</translation>
    </message>
    <message>
        <source>within a day</source>
        <translation>en un jour</translation>
    </message>
    <message numerus="yes">
        <source>after %Ln day(s)</source>
        <translation>
            <numerusform>après %Ln jour</numerusform>
            <numerusform>après %Ln jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %Ln month(s)</source>
        <translation>
            <numerusform>après %Ln mois</numerusform>
            <numerusform>après %Ln mois</numerusform>
        </translation>
    </message>
    <message>
        <source>With everything in HOT</source>
        <translation>Avec tout en HOT</translation>
    </message>
    <message>
        <source>As recorded on %1, at the prices of that day</source>
        <translation>Tel que relevé le %1, aux prix de ce jour</translation>
    </message>
    <message>
        <source>%1: %2, that is %3 a GB</source>
        <translation>%1&#xa0;: %2, soit %3 le Go</translation>
    </message>
    <message>
        <source>Free: %1, once for %2 together, the first of them first</source>
        <translation>Gratuit&#x202f;: %1, une seule fois pour %2 ensemble, dans cet ordre</translation>
    </message>
    <message>
        <source>The free allowance of each provider is taken off, once an account</source>
        <translation>La part gratuite de chaque fournisseur est déduite, une seule fois par compte</translation>
    </message>
    <message>
        <source>Free allowances do not count here: what is saved is saved beyond them</source>
        <translation>Les parts gratuites ne comptent pas ici&#xa0;: l’économie s’entend au-delà</translation>
    </message>
    <message>
        <source>%1 to %2: %3 × %4 instead of %5 a GB</source>
        <translation>%1 vers %2&#xa0;: %3 × %4 au lieu de %5 le Go</translation>
    </message>
    <message>
        <source>%1 to the trash: %2 × %3 a GB, once it is emptied</source>
        <translation>%1 vers la corbeille&#xa0;: %2 × %3 le Go, une fois qu’elle est vidée</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>%1 par mois</translation>
    </message>
    <message>
        <source>Deleted for good: %1, counted when it went to the trash</source>
        <translation>Supprimé définitivement&#xa0;: %1, compté lors de la mise à la corbeille</translation>
    </message>
    <message>
        <source>As the plan of the run counted it, at the prices of that day</source>
        <translation>Tel que le plan du passage l’a compté, aux prix de ce jour-là</translation>
    </message>
    <message>
        <source>Photos moved to HOT</source>
        <translation>Photos passées en HOT</translation>
    </message>
    <message>
        <source>Photos moved to COLD</source>
        <translation>Photos archivées en COLD</translation>
    </message>
    <message>
        <source>Photos put into the trash</source>
        <translation>Photos mises à la corbeille</translation>
    </message>
    <message>
        <source>In HOT it would be</source>
        <translation>En HOT, ce serait</translation>
    </message>
    <message>
        <source>Less than in HOT</source>
        <translation>De moins qu’en HOT</translation>
    </message>
</context>
<context>
    <name>td::ExplainedLabel</name>
    <message>
        <source>%1, explain</source>
        <translation>%1, expliquer</translation>
    </message>
    <message>
        <source>Explain this number</source>
        <translation>Expliquer ce chiffre</translation>
    </message>
</context>
<context>
    <name>td::ExplainedView</name>
    <message>
        <source>Explain this number</source>
        <translation>Expliquer ce chiffre</translation>
    </message>
</context>
<context>
    <name>td::FigureTable</name>
    <message>
        <source>Explain this number</source>
        <translation>Expliquer ce chiffre</translation>
    </message>
</context>
<context>
    <name>td::FileDrop</name>
    <message>
        <source>Drop to add photos to TEMP</source>
        <translation>Déposez pour ajouter des photos à TEMP</translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %Ln photo(s) to TEMP</source>
        <translation>
            <numerusform>Déposez pour ajouter %Ln photo à TEMP</numerusform>
            <numerusform>Déposez pour ajouter %Ln photos à TEMP</numerusform>
        </translation>
    </message>
    <message>
        <source>Hold Shift for options</source>
        <translation>Maintenez Maj pour les options</translation>
    </message>
</context>
<context>
    <name>td::FilterChipBar</name>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>Ajouter un filtre</translation>
    </message>
    <message>
        <source>%1. Del removes this filter</source>
        <translation>%1. Suppr retire ce filtre</translation>
    </message>
</context>
<context>
    <name>td::FilterMenu</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>Ajouter un filtre</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Another…</source>
        <translation>Autre…</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Annonce</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Name contains…</source>
        <translation>Le nom contient…</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publiées</translation>
    </message>
    <message>
        <source>Not published</source>
        <translation>Non publiées</translation>
    </message>
    <message>
        <source>In no draft</source>
        <translation>Sans annonce</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Épinglées</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Endommagées</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>More than %1</source>
        <translation>Plus de %1</translation>
    </message>
    <message>
        <source>Less than %1</source>
        <translation>Moins de %1</translation>
    </message>
    <message>
        <source>Compression saved less than 10 %</source>
        <translation>Gain de compression inférieur à 10&#xa0;%</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Ajout</translation>
    </message>
    <message>
        <source>In the last 24 hours</source>
        <translation>Il y a moins de 24&#xa0;heures</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>Dernier accès</translation>
    </message>
    <message>
        <source>In the trash</source>
        <translation>À la corbeille</translation>
    </message>
    <message numerus="yes">
        <source>In the last %Ln day(s)</source>
        <translation>
            <numerusform>Il y a moins d&apos;un jour</numerusform>
            <numerusform>Il y a moins de %Ln jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln day(s) ago</source>
        <translation>
            <numerusform>Il y a plus d&apos;un jour</numerusform>
            <numerusform>Il y a plus de %Ln jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Part of a name, draft, user, tag, camera or lens</source>
        <translation>Partie d’un nom, d’une annonce, d’un utilisateur, d’une étiquette, d’un appareil ou d’un objectif</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objectif</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>Prise le</translation>
    </message>
    <message>
        <source>Before %1</source>
        <translation>Avant %1</translation>
    </message>
    <message>
        <source>From day to day…</source>
        <translation>D’un jour à l’autre…</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Paysage</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Portrait</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Carré</translation>
    </message>
    <message>
        <source>At least %1 megapixels</source>
        <translation>Au moins %1 mégapixels</translation>
    </message>
    <message>
        <source>With a position</source>
        <translation>Avec position</translation>
    </message>
    <message>
        <source>Without a position</source>
        <translation>Sans position</translation>
    </message>
    <message>
        <source>By the camera&apos;s own clock. Rules count from the upload, never from this.</source>
        <translation>Selon l’horloge de l’appareil. Les règles comptent depuis l’ajout, jamais depuis cette date.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Au</translation>
    </message>
</context>
<context>
    <name>td::FirstStartDialog</name>
    <message>
        <source>Welcome to Tierdeck</source>
        <translation>Bienvenue dans Tierdeck</translation>
    </message>
    <message>
        <source>Nightly run</source>
        <translation>Passage de nuit</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Tierdeck keeps each photo on the cheapest place that fits, and shows what it costs and what happens next.</source>
        <translation>Tierdeck garde chaque photo à l&apos;endroit le moins cher qui convient, montre ce qu&apos;elle coûte et ce qui l&apos;attend.</translation>
    </message>
    <message>
        <source>Try with sample photos</source>
        <translation>Essayer avec des photos d&apos;exemple</translation>
    </message>
    <message>
        <source>Takes a minute. Nothing leaves this computer.</source>
        <translation>Une minute suffit. Rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>Use folders on this computer</source>
        <translation>Utiliser des dossiers de cet ordinateur</translation>
    </message>
    <message>
        <source>Works at once. TEMP, HOT and COLD are folders of this profile; you can choose others in Settings.</source>
        <translation>Prêt tout de suite. TEMP, HOT et COLD sont des dossiers de ce profil&#x202f;; vous pouvez en choisir d&apos;autres dans Réglages.</translation>
    </message>
    <message>
        <source>Let the rules run every night?</source>
        <translation>Laisser agir les règles chaque nuit&#x202f;?</translation>
    </message>
    <message>
        <source>One run a day moves photos by rules you can read. You see its plan beforehand and can bring back what it trashed for a day. It runs while Tierdeck is open.</source>
        <translation>Un passage par jour déplace les photos selon des règles que vous pouvez lire. Vous voyez son plan à l&apos;avance et pouvez récupérer pendant un jour ce qu&apos;il a mis à la corbeille. Il a lieu quand Tierdeck est ouvert.</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>&amp;Nightly run</source>
        <translation>Passage de &amp;nuit</translation>
    </message>
    <message>
        <source>&amp;At</source>
        <translation>&amp;Heure</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>&amp;Fuseau horaire</translation>
    </message>
    <message>
        <source>Ask me later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Connect providers</source>
        <translation>Connecter des fournisseurs</translation>
    </message>
    <message>
        <source>HOT and COLD in buckets at Cloudflare R2, Backblaze B2, AWS, Google or a server of your own.</source>
        <translation>HOT et COLD dans des buckets chez Cloudflare R2, Backblaze B2, AWS, Google ou un serveur à vous.</translation>
    </message>
</context>
<context>
    <name>td::HeaderBar</name>
    <message>
        <source>Search photos, drafts, commands</source>
        <translation>Chercher une photo, une annonce, une commande</translation>
    </message>
    <message>
        <source>Search the catalogue; Enter shows the photos</source>
        <translation>Chercher dans le catalogue&#x202f;; Entrée affiche les photos</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Ajouter des photos</translation>
    </message>
    <message>
        <source>Add photos (%1)</source>
        <translation>Ajouter des photos (%1)</translation>
    </message>
    <message>
        <source>Other ways to add photos</source>
        <translation>Autres façons d&apos;ajouter des photos</translation>
    </message>
</context>
<context>
    <name>td::HealthPage</name>
    <message>
        <source>Health</source>
        <translation>Santé</translation>
    </message>
    <message>
        <source>View of the health</source>
        <translation>Vue de la santé</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Contrôles</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Liens</translation>
    </message>
</context>
<context>
    <name>td::HealthText</name>
    <message>
        <source>Disk of this profile</source>
        <translation>Disque de ce profil</translation>
    </message>
    <message>
        <source>Disk of the backups</source>
        <translation>Disque des sauvegardes</translation>
    </message>
    <message>
        <source>Disk of %1</source>
        <translation>Disque de %1</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>Moves under way</source>
        <translation>Déplacements en cours</translation>
    </message>
    <message>
        <source>Who works</source>
        <translation>Qui travaille</translation>
    </message>
    <message>
        <source>Nightly run</source>
        <translation>Passage de nuit</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Dernière sauvegarde</translation>
    </message>
    <message>
        <source>Restore for trial</source>
        <translation>Restauration d&apos;essai</translation>
    </message>
    <message>
        <source>Place of the backups</source>
        <translation>Lieu des sauvegardes</translation>
    </message>
    <message>
        <source>Open the tiers</source>
        <translation>Ouvrir les niveaux</translation>
    </message>
    <message>
        <source>Review the plan</source>
        <translation>Revoir le plan</translation>
    </message>
    <message>
        <source>See the run</source>
        <translation>Voir le passage</translation>
    </message>
    <message>
        <source>Open the schedule</source>
        <translation>Ouvrir l&apos;horaire</translation>
    </message>
    <message>
        <source>Open the verification</source>
        <translation>Ouvrir la vérification</translation>
    </message>
    <message>
        <source>Open the backups</source>
        <translation>Ouvrir les sauvegardes</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sauvegarder maintenant</translation>
    </message>
    <message>
        <source>Finish them now</source>
        <translation>Les terminer maintenant</translation>
    </message>
    <message>
        <source>Whole, and its counters agree.</source>
        <translation>Entier, et ses compteurs concordent.</translation>
    </message>
    <message>
        <source>%1 of %2 are free.</source>
        <translation>%1 sur %2 sont libres.</translation>
    </message>
    <message>
        <source>Only %1 of %2 are free.</source>
        <translation>Seuls %1 sur %2 sont libres.</translation>
    </message>
    <message>
        <source>Free disk space, or move a tier to another disk.</source>
        <translation>Libérez de la place, ou déplacez un niveau vers un autre disque.</translation>
    </message>
    <message>
        <source>The free space cannot be told.</source>
        <translation>La place libre est inconnue.</translation>
    </message>
    <message>
        <source>This computer takes, gives back and deletes files.</source>
        <translation>Cet ordinateur prend, rend et supprime des fichiers.</translation>
    </message>
    <message>
        <source>%1 takes, gives back and deletes files.</source>
        <translation>%1 prend, rend et supprime des fichiers.</translation>
    </message>
    <message>
        <source>It answers again; it was found wrong when it was tried out.</source>
        <translation>Il répond de nouveau&#x202f;; il était en défaut lors du dernier essai.</translation>
    </message>
    <message>
        <source>Check all once more.</source>
        <translation>Vérifiez tout encore une fois.</translation>
    </message>
    <message>
        <source>Backups lie on the disk of this profile, and are lost together with it.</source>
        <translation>Les sauvegardes sont sur le disque de ce profil, et se perdent avec lui.</translation>
    </message>
    <message>
        <source>Choose a folder on another disk.</source>
        <translation>Choisissez un dossier sur un autre disque.</translation>
    </message>
    <message>
        <source>None is unfinished.</source>
        <translation>Aucun n&apos;est inachevé.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln move(s) under way</source>
        <translation>
            <numerusform>%Ln déplacement en cours</numerusform>
            <numerusform>%Ln déplacements en cours</numerusform>
        </translation>
    </message>
    <message>
        <source>the oldest for %1</source>
        <translation>le plus ancien depuis %1</translation>
    </message>
    <message>
        <source>Look at the program that does it, and at its connection.</source>
        <translation>Regardez le programme qui s&apos;en charge, et sa connexion.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln move(s) interrupted</source>
        <translation>
            <numerusform>%Ln déplacement interrompu</numerusform>
            <numerusform>%Ln déplacements interrompus</numerusform>
        </translation>
    </message>
    <message>
        <source>Every photo has a verified copy; finishing them tidies up.</source>
        <translation>Chaque photo a une copie vérifiée&#x202f;; les terminer met de l&apos;ordre.</translation>
    </message>
    <message>
        <source>Nobody is running, backing up or verifying now.</source>
        <translation>Rien ne passe, ne sauvegarde ni ne vérifie en ce moment.</translation>
    </message>
    <message>
        <source>Process %1 on %2 is at work since %3.</source>
        <translation>Le processus %1 sur %2 travaille depuis %3.</translation>
    </message>
    <message>
        <source>Process %1 on %2 is gone; who needs its place takes it over.</source>
        <translation>Le processus %1 sur %2 n&apos;existe plus&#x202f;; qui a besoin de sa place la reprend.</translation>
    </message>
    <message>
        <source>The run of %1 did not happen.</source>
        <translation>Le passage prévu %1 n&apos;a pas eu lieu.</translation>
    </message>
    <message>
        <source>Run it now.</source>
        <translation>Lancez-le maintenant.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln photo(s) failed</source>
        <translation>
            <numerusform>%1&#x202f;: %Ln photo en échec</numerusform>
            <numerusform>%1&#x202f;: %Ln photos en échec</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln withheld</source>
        <translation>
            <numerusform>%Ln retenue</numerusform>
            <numerusform>%Ln retenues</numerusform>
        </translation>
    </message>
    <message>
        <source>Off: nothing moves or is deleted by itself.</source>
        <translation>Désactivé&#x202f;: rien n&apos;est déplacé ni supprimé tout seul.</translation>
    </message>
    <message>
        <source>On; the first run is still to come.</source>
        <translation>Activé&#x202f;; le premier passage est à venir.</translation>
    </message>
    <message>
        <source>The last run was %1.</source>
        <translation>Dernier passage&#xa0;: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stored file(s) missing or damaged</source>
        <translation>
            <numerusform>%Ln fichier stocké introuvable ou abîmé</numerusform>
            <numerusform>%Ln fichiers stockés introuvables ou abîmés</numerusform>
        </translation>
    </message>
    <message>
        <source>What has another copy is restored by a repair.</source>
        <translation>Une réparation restaure ce qui a une autre copie.</translation>
    </message>
    <message>
        <source>All tiers are on this computer; a check reads those.</source>
        <translation>Tous les niveaux sont sur cet ordinateur&#x202f;; un contrôle les lit.</translation>
    </message>
    <message>
        <source>What is stored at providers was verified %1.</source>
        <translation>Ce qui est chez les fournisseurs a été vérifié %1.</translation>
    </message>
    <message>
        <source>Verify a part of it now.</source>
        <translation>Vérifiez-en une partie maintenant.</translation>
    </message>
    <message>
        <source>What is stored at providers was never verified.</source>
        <translation>Ce qui est chez les fournisseurs n&apos;a jamais été vérifié.</translation>
    </message>
    <message>
        <source>The daily verification is off.</source>
        <translation>La vérification quotidienne est désactivée.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln file(s) read and right</source>
        <translation>
            <numerusform>%1&#x202f;: %Ln fichier lu et juste</numerusform>
            <numerusform>%1&#x202f;: %Ln fichiers lus et justes</numerusform>
        </translation>
    </message>
    <message>
        <source>Make one now.</source>
        <translation>Faites-en une maintenant.</translation>
    </message>
    <message>
        <source>There is nothing to back up yet.</source>
        <translation>Il n&apos;y a encore rien à sauvegarder.</translation>
    </message>
    <message>
        <source>No backup has been made.</source>
        <translation>Aucune sauvegarde n&apos;a été faite.</translation>
    </message>
    <message>
        <source>It has a date of the future: %1.</source>
        <translation>Elle porte une date future&#x202f;: %1.</translation>
    </message>
    <message>
        <source>It was made %1, which is long ago.</source>
        <translation>Faite %1, c&apos;est loin.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln file(s) could not be read</source>
        <translation>
            <numerusform>%1&#x202f;: %Ln fichier n&apos;a pas pu être lu</numerusform>
            <numerusform>%1&#x202f;: %Ln fichiers n&apos;ont pas pu être lus</numerusform>
        </translation>
    </message>
    <message>
        <source>It was made %1.</source>
        <translation>Faite %1.</translation>
    </message>
    <message>
        <source>None yet; the nightly backup does it.</source>
        <translation>Pas encore&#x202f;; la sauvegarde de nuit s&apos;en charge.</translation>
    </message>
    <message>
        <source>Backups are not restored for trial.</source>
        <translation>Les sauvegardes ne sont pas restaurées à l&apos;essai.</translation>
    </message>
    <message>
        <source>%1: what came back was right.</source>
        <translation>%1&#x202f;: ce qui est revenu était juste.</translation>
    </message>
    <message>
        <source>The last was %1, which is long ago.</source>
        <translation>La dernière a été faite %1, c&apos;est loin.</translation>
    </message>
    <message>
        <source>Restore one for trial.</source>
        <translation>Restaurez-en une à l&apos;essai.</translation>
    </message>
    <message>
        <source>%1: what came back was not right.</source>
        <translation>%1&#x202f;: ce qui est revenu n&apos;était pas juste.</translation>
    </message>
    <message>
        <source>Make a new backup, and verify all.</source>
        <translation>Faites une nouvelle sauvegarde, et vérifiez-les toutes.</translation>
    </message>
    <message>
        <source>Restored profile</source>
        <translation>Profil restauré</translation>
    </message>
    <message>
        <source>Nothing is changed in its buckets and other folders yet: the profile that was backed up may still use them.</source>
        <translation>Rien n&apos;est encore changé dans ses buckets et ses autres dossiers&#x202f;: le profil sauvegardé les utilise peut-être toujours.</translation>
    </message>
    <message>
        <source>When no other profile uses them, take them over.</source>
        <translation>Quand aucun autre profil ne les utilise, reprenez-les.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>td::HistoryTab</name>
    <message>
        <source>Review plan</source>
        <translation>Examiner le plan</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Passages</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>Aucun passage</translation>
    </message>
    <message>
        <source>Every run leaves a receipt here: what it moved, what it deleted, what failed.</source>
        <translation>Chaque passage laisse ici son bilan&#xa0;: ce qu&apos;il a déplacé, ce qu&apos;il a supprimé, ce qui a échoué.</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Bilan</translation>
    </message>
    <message>
        <source>Undo this run…</source>
        <translation>Annuler ce passage…</translation>
    </message>
    <message>
        <source>What failed</source>
        <translation>Ce qui a échoué</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>%1, started by %2</source>
        <translation>%1, lancé par %2</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>durée %1</translation>
    </message>
    <message>
        <source>saves %1 a month</source>
        <translation>économise %1 par mois</translation>
    </message>
    <message>
        <source>Undone %1</source>
        <translation>Annulé (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) failed</source>
        <translation>
            <numerusform>%Ln photo en échec</numerusform>
            <numerusform>%Ln photos en échec</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) came back from the trash</source>
        <translation>
            <numerusform>%Ln photo revenue de la corbeille</numerusform>
            <numerusform>%Ln photos revenues de la corbeille</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::InspectorSplit</name>
    <message>
        <source>Close %1</source>
        <translation>Fermer %1</translation>
    </message>
</context>
<context>
    <name>td::KeyValueInspector</name>
    <message>
        <source>%1: %2, explain</source>
        <translation>%1&#xa0;: %2, expliquer</translation>
    </message>
    <message>
        <source>Explain this number</source>
        <translation>Expliquer ce chiffre</translation>
    </message>
</context>
<context>
    <name>td::KeyboardDialog</name>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>td::LabPage</name>
    <message>
        <source>Try</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Try settings on a sample of your photos before you use them. Nothing is changed.</source>
        <translation>Essayez des réglages sur un échantillon de vos photos avant de les adopter. Rien n&apos;est modifié.</translation>
    </message>
    <message>
        <source>Photos in the sample</source>
        <translation>Photos de l&apos;échantillon</translation>
    </message>
    <message>
        <source>Photo to compare</source>
        <translation>Photo à comparer</translation>
    </message>
    <message>
        <source>Version on the left</source>
        <translation>Version de gauche</translation>
    </message>
    <message>
        <source>Version on the right</source>
        <translation>Version de droite</translation>
    </message>
    <message numerus="yes">
        <source>Trying %Ln setting(s)</source>
        <translation>
            <numerusform>Essai de %Ln réglage</numerusform>
            <numerusform>Essai de %Ln réglages</numerusform>
        </translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>Telle quelle</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>New photos are compressed with this setting</source>
        <translation>Les nouvelles photos sont compressées avec ce réglage</translation>
    </message>
    <message>
        <source>Compression lab</source>
        <translation>Labo de compression</translation>
    </message>
    <message>
        <source>Nothing tried yet</source>
        <translation>Rien d&apos;essayé pour l&apos;instant</translation>
    </message>
    <message>
        <source>Every setting is tried on the same photos. Then size, likeness and cost stand side by side.</source>
        <translation>Chaque réglage est essayé sur les mêmes photos. Taille, ressemblance et coût s&apos;affichent ensuite côte à côte.</translation>
    </message>
    <message>
        <source>Look for yourself</source>
        <translation>Jugez vous-même</translation>
    </message>
</context>
<context>
    <name>td::LabResults</name>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>What each setting gives</source>
        <translation>Ce que donne chaque réglage</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Réglage</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Échantillon</translation>
    </message>
    <message>
        <source>Likeness (SSIM)</source>
        <translation>Ressemblance (SSIM)</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Toutes les photos</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>%1 économisés</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>au moins %1</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>%1 par mois</translation>
    </message>
    <message>
        <source>Use this setting</source>
        <translation>Adopter ce réglage</translation>
    </message>
    <message>
        <source>Use this setting: %1</source>
        <translation>Adopter ce réglage&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>Now %1 in %Ln photo(s), %2. &quot;All photos&quot; is what they would take had each been added with the setting; the truth lies within ± in 19 of 20 samples.</source>
        <translation>
            <numerusform>Actuellement %1 en %Ln photo, %2. «&#xa0;Toutes les photos&#xa0;»&#xa0;: la place qu&apos;elles prendraient si chacune avait été ajoutée avec ce réglage&#x202f;; la vérité est dans ± pour 19 échantillons sur 20.</numerusform>
            <numerusform>Actuellement %1 en %Ln photos, %2. «&#xa0;Toutes les photos&#xa0;»&#xa0;: la place qu&apos;elles prendraient si chacune avait été ajoutée avec ce réglage&#x202f;; la vérité est dans ± pour 19 échantillons sur 20.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) of the sample were compressed by Tierdeck already and no original is kept: for these the figures show what new photos like them would take. Stored photos are never compressed again.</source>
        <translation>
            <numerusform>%Ln image de l&apos;échantillon a déjà été compressée par Tierdeck, sans original conservé&#xa0;: pour elle, les chiffres montrent ce que prendraient de nouvelles photos semblables. Les photos stockées ne sont jamais recompressées.</numerusform>
            <numerusform>%Ln images de l&apos;échantillon ont déjà été compressées par Tierdeck, sans original conservé&#xa0;: pour elles, les chiffres montrent ce que prendraient de nouvelles photos semblables. Les photos stockées ne sont jamais recompressées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) could not be tried: %1</source>
        <translation>
            <numerusform>%Ln image n&apos;a pas pu être essayée&#xa0;: %1</numerusform>
            <numerusform>%Ln images n&apos;ont pas pu être essayées&#xa0;: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Why %1 a month</source>
        <translation>Pourquoi %1 par mois</translation>
    </message>
    <message>
        <source>All photos now: %1</source>
        <translation>Toutes les photos aujourd’hui&#xa0;: %1</translation>
    </message>
    <message>
        <source>With this setting they would take</source>
        <translation>Avec ce réglage, elles prendraient</translation>
    </message>
    <message>
        <source>That is, of what they take now</source>
        <translation>Soit, de ce qu’elles prennent aujourd’hui</translation>
    </message>
    <message>
        <source>The same share of what they cost</source>
        <translation>La même part de ce qu’elles coûtent</translation>
    </message>
    <message>
        <source>Measured on the sample; each tier at its own price</source>
        <translation>Mesuré sur l’échantillon&#x202f;; chaque niveau à son prix</translation>
    </message>
</context>
<context>
    <name>td::LabSettings</name>
    <message>
        <source>Quality %1, %2 px</source>
        <translation>Qualité %1, %2&#xa0;px</translation>
    </message>
    <message>
        <source>%1, at most %2</source>
        <translation>%1, au plus %2</translation>
    </message>
    <message>
        <source>Add a setting</source>
        <translation>Ajouter un réglage</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Longest side</source>
        <translation>Grand côté</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Target size</source>
        <translation>Taille visée</translation>
    </message>
    <message>
        <source> kB</source>
        <translation> ko</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>Profile as now</source>
        <translation>Profil actuel</translation>
    </message>
    <message>
        <source>Keep the profile</source>
        <translation>Garder le profil</translation>
    </message>
    <message>
        <source>Convert to sRGB</source>
        <translation>Convertir en sRVB</translation>
    </message>
    <message>
        <source>Colour profile</source>
        <translation>Profil de couleurs</translation>
    </message>
    <message>
        <source>Remove this setting</source>
        <translation>Retirer ce réglage</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Actuel</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1&#xa0;px</translation>
    </message>
</context>
<context>
    <name>td::LifecyclePage</name>
    <message>
        <source>View of the lifecycle</source>
        <translation>Vue du cycle de vie</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>Cycle de vie</translation>
    </message>
</context>
<context>
    <name>td::LinksModel</name>
    <message>
        <source>to look at</source>
        <translation>à regarder</translation>
    </message>
    <message>
        <source>to download</source>
        <translation>à télécharger</translation>
    </message>
    <message>
        <source>to upload one photo</source>
        <translation>pour déposer une photo</translation>
    </message>
    <message>
        <source>sent instead of the photo</source>
        <translation>envoyé à la place de la photo</translation>
    </message>
    <message>
        <source>Public address of the CDN. It ends when the photo&apos;s files get new names.</source>
        <translation>Adresse publique du CDN. Elle prend fin quand les fichiers de la photo changent de nom.</translation>
    </message>
    <message>
        <source>Signed by the provider, which tells nobody how often it is used.</source>
        <translation>Signé par le fournisseur, qui ne dit à personne combien de fois il est utilisé.</translation>
    </message>
    <message>
        <source>Signed by the provider, for one file.</source>
        <translation>Signé par le fournisseur, pour un seul fichier.</translation>
    </message>
    <message>
        <source>Signed by this console and answered by its service, which counts each use.</source>
        <translation>Signé par cette console et servi par son service, qui compte chaque utilisation.</translation>
    </message>
    <message>
        <source>A path on this computer.</source>
        <translation>Un chemin sur cet ordinateur.</translation>
    </message>
    <message>
        <source>active</source>
        <translation>actif</translation>
    </message>
    <message>
        <source>has expired</source>
        <translation>a expiré</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>révoqué</translation>
    </message>
    <message>
        <source>leads nowhere: the photo moved</source>
        <translation>ne mène nulle part&#xa0;: la photo a été déplacée</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>non précisé</translation>
    </message>
    <message>
        <source>never by itself</source>
        <translation>sans fin</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>used far too often</source>
        <translation>utilisé beaucoup trop souvent</translation>
    </message>
    <message>
        <source>Asked for by %1</source>
        <translation>Demandé par %1</translation>
    </message>
    <message>
        <source>The last time: %1</source>
        <translation>La dernière fois&#xa0;: %1</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>But</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>Donné à</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Créé</translation>
    </message>
    <message>
        <source>Works until</source>
        <translation>Valable jusqu&apos;à</translation>
    </message>
    <message>
        <source>Uses</source>
        <translation>Utilisations</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>td::LinksTab</name>
    <message>
        <source>State of the links</source>
        <translation>État des liens</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Actifs</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expirés</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Révoqués</translation>
    </message>
    <message>
        <source>Photo or recipient</source>
        <translation>Photo ou destinataire</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Copier l&apos;adresse</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>Remove expired ones</source>
        <translation>Retirer les expirés</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Les montrer</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Liens</translation>
    </message>
    <message>
        <source>Open the photos</source>
        <translation>Ouvrir les photos</translation>
    </message>
    <message>
        <source>No links yet</source>
        <translation>Pas encore de liens</translation>
    </message>
    <message>
        <source>Copy the link of a photo, and it is listed here: who has it, until when it works, how often it was used.</source>
        <translation>Copiez le lien d&apos;une photo&#xa0;: il apparaît ici, avec qui l&apos;a reçu, jusqu&apos;à quand il fonctionne et combien de fois il a servi.</translation>
    </message>
    <message>
        <source>No such link</source>
        <translation>Aucun lien de ce genre</translation>
    </message>
    <message>
        <source>None of the links fits the filter.</source>
        <translation>Aucun des liens ne correspond au filtre.</translation>
    </message>
    <message>
        <source>The address of a link of the provider is not kept: copy a new one from the photo.</source>
        <translation>L&apos;adresse d&apos;un lien du fournisseur n&apos;est pas conservée&#xa0;: copiez-en un nouveau depuis la photo.</translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation>Adresse copiée</translation>
    </message>
    <message>
        <source>Links of the CDN and of the provider end by giving the photo&apos;s files new names. Every other such link to the same photos ends too. A CDN may show a copy of its own for a while.</source>
        <translation>Les liens du CDN et du fournisseur prennent fin en donnant de nouveaux noms aux fichiers de la photo. Tous les autres liens de ce genre vers les mêmes photos prennent fin aussi. Un CDN peut montrer sa propre copie pendant un temps.</translation>
    </message>
    <message>
        <source>Whoever has the link gets nothing by it any more.</source>
        <translation>Qui possède le lien n&apos;obtient plus rien par lui.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Révoquer</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) are used far more often than usual. Revoke what was passed on.</source>
        <translation>
            <numerusform>%Ln lien est utilisé bien plus que d&apos;habitude. Révoquez ce qui a été transmis.</numerusform>
            <numerusform>%Ln liens sont utilisés bien plus que d&apos;habitude. Révoquez ce qui a été transmis.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s)</source>
        <translation>
            <numerusform>%Ln lien</numerusform>
            <numerusform>%Ln liens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke %Ln link(s)?</source>
        <translation>
            <numerusform>Révoquer %Ln lien&#x202f;?</numerusform>
            <numerusform>Révoquer %Ln liens&#x202f;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) revoked</source>
        <translation>
            <numerusform>%Ln lien révoqué</numerusform>
            <numerusform>%Ln liens révoqués</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln expired link(s) removed</source>
        <translation>
            <numerusform>%Ln lien expiré retiré</numerusform>
            <numerusform>%Ln liens expirés retirés</numerusform>
        </translation>
    </message>
    <message>
        <source>The newest %1 of %2 links</source>
        <translation>Les %1 liens les plus récents sur %2</translation>
    </message>
    <message>
        <source>Show the photo</source>
        <translation>Afficher la photo</translation>
    </message>
    <message>
        <source>Used too often</source>
        <translation>Trop utilisés</translation>
    </message>
</context>
<context>
    <name>td::LocalActions</name>
    <message>
        <source>Fetch what is missing</source>
        <translation>Récupérer ce qui manque</translation>
    </message>
    <message>
        <source>Move to HOT</source>
        <translation>Déplacer vers HOT</translation>
    </message>
    <message>
        <source>Photos with one copy: %1, with two: %2, with three: %3</source>
        <translation>Photos avec une copie&#xa0;: %1, avec deux&#xa0;: %2, avec trois&#xa0;: %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) lie on this computer alone (%1)</source>
        <translation>
            <numerusform>%Ln photo n&apos;est que sur cet ordinateur (%1)</numerusform>
            <numerusform>%Ln photos ne sont que sur cet ordinateur (%1)</numerusform>
        </translation>
    </message>
    <message>
        <source>No photo lies on this computer alone</source>
        <translation>Aucune photo n&apos;est que sur cet ordinateur</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>Récupération…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) fetched, %1</source>
        <translation>
            <numerusform>%Ln photo récupérée, %1</numerusform>
            <numerusform>%Ln photos récupérées, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) on their way to HOT</source>
        <translation>
            <numerusform>%Ln photo en route vers HOT</numerusform>
            <numerusform>%Ln photos en route vers HOT</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stopped; what was fetched stays here</source>
        <translation>Arrêté&#x202f;; ce qui est arrivé reste ici</translation>
    </message>
</context>
<context>
    <name>td::LogModel</name>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Détail</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Partie</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
</context>
<context>
    <name>td::LogTab</name>
    <message>
        <source>Show every line</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Informations</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Avertissements</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Part of the program</source>
        <translation>Partie du programme</translation>
    </message>
    <message>
        <source>Every part</source>
        <translation>Toutes les parties</translation>
    </message>
    <message>
        <source>Words in the message</source>
        <translation>Mots du message</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Suivre</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>The selected lines, or all that are shown</source>
        <translation>Les lignes choisies, ou toutes celles affichées</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>Lignes du journal</translation>
    </message>
    <message>
        <source>The whole line</source>
        <translation>La ligne entière</translation>
    </message>
    <message>
        <source>Nothing of that in the log</source>
        <translation>Rien de tel dans le journal</translation>
    </message>
    <message>
        <source>What the program does is written here: errors, warnings, runs, retries.</source>
        <translation>Ce que fait le programme est écrit ici&#x202f;: erreurs, avertissements, passages, nouveaux essais.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) copied</source>
        <translation>
            <numerusform>%Ln ligne copiée</numerusform>
            <numerusform>%Ln lignes copiées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::MainWindow</name>
    <message>
        <source>Reload the page</source>
        <translation>Recharger la page</translation>
    </message>
    <message>
        <source>Updated %1</source>
        <translation>Actualisé à %1</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>A run is already under way</source>
        <translation>Un passage est déjà en cours</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Test in Settings</source>
        <translation>Tester dans les réglages</translation>
    </message>
</context>
<context>
    <name>td::MissedRunDialog</name>
    <message>
        <source>A run was missed</source>
        <translation>Un passage a été manqué</translation>
    </message>
    <message>
        <source>The run of %1 did not happen: the console was closed.</source>
        <translation>Le passage prévu n&apos;a pas eu lieu (%1)&#xa0;: la console était fermée.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Review and run</source>
        <translation>Examiner et lancer</translation>
    </message>
</context>
<context>
    <name>td::MoneyLabel</name>
    <message>
        <source>Explain this number</source>
        <translation>Expliquer ce chiffre</translation>
    </message>
    <message>
        <source>%1, explain</source>
        <translation>%1, expliquer</translation>
    </message>
</context>
<context>
    <name>td::NeedsYouCard</name>
    <message>
        <source>Needs you</source>
        <translation>À votre attention</translation>
    </message>
    <message numerus="yes">
        <source>%Ln open</source>
        <translation>
            <numerusform>%Ln à traiter</numerusform>
            <numerusform>%Ln à traiter</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is fine. Nothing to recommend.</source>
        <translation>Tout va bien. Aucun conseil.</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>Tout voir (%1)</translation>
    </message>
</context>
<context>
    <name>td::NightWatch</name>
    <message>
        <source>The run of %1 did not happen: the console was closed.</source>
        <translation>Le passage prévu n&apos;a pas eu lieu (%1)&#xa0;: la console était fermée.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Review and run</source>
        <translation>Examiner et lancer</translation>
    </message>
    <message>
        <source>Run: %1</source>
        <translation>Passage&#xa0;: %1</translation>
    </message>
    <message>
        <source>Review plan</source>
        <translation>Examiner le plan</translation>
    </message>
    <message>
        <source>Delete anyway…</source>
        <translation>Supprimer quand même…</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln photo(s) to the trash?</source>
        <translation>
            <numerusform>Mettre %Ln photo à la corbeille&#x202f;?</numerusform>
            <numerusform>Mettre %Ln photos à la corbeille&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>The brake is lifted for one run. What goes to the trash can be brought back until it is purged.</source>
        <translation>Le frein est levé pour un seul passage. Ce qui va à la corbeille reste récupérable jusqu&apos;à son vidage.</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln photo(s) to the trash</source>
        <translation>
            <numerusform>Mettre %Ln photo à la corbeille</numerusform>
            <numerusform>Mettre %Ln photos à la corbeille</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>A run is already under way</source>
        <translation>Un passage est déjà en cours</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are back</source>
        <translation>
            <numerusform>%Ln photo de retour</numerusform>
            <numerusform>%Ln photos de retour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backup made: %Ln photo(s) in the catalogue</source>
        <translation>
            <numerusform>Sauvegarde faite&#x202f;: %Ln photo dans le catalogue</numerusform>
            <numerusform>Sauvegarde faite&#x202f;: %Ln photos dans le catalogue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::OverviewPage</name>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d&apos;ensemble</translation>
    </message>
    <message>
        <source>Cost, last 12 months</source>
        <translation>Coût, 12 derniers mois</translation>
    </message>
    <message>
        <source>What happened lately</source>
        <translation>Activité récente</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>Tous les passages</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Rien pour l&apos;instant.</translation>
    </message>
    <message>
        <source>Drop your first photos here</source>
        <translation>Déposez vos premières photos ici</translation>
    </message>
    <message>
        <source>JPEG, PNG, GIF or WebP, files or folders. They stay on this computer until a rule moves them.</source>
        <translation>JPEG, PNG, GIF ou WebP, fichiers ou dossiers. Elles restent sur cet ordinateur jusqu&apos;à ce qu&apos;une règle les déplace.</translation>
    </message>
    <message>
        <source>Choose photos…</source>
        <translation>Choisir des photos…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Try with samples</source>
        <translation>Essayer avec des exemples</translation>
    </message>
    <message>
        <source>Running: %1 of %2</source>
        <translation>En cours&#xa0;: %1 sur %2</translation>
    </message>
    <message>
        <source>A run is already under way</source>
        <translation>Un passage est déjà en cours</translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation>Aucune photo</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) for</source>
        <translation>
            <numerusform>%Ln photo pour</numerusform>
            <numerusform>%Ln photos pour</numerusform>
        </translation>
    </message>
    <message>
        <source>a month</source>
        <translation>par mois</translation>
    </message>
    <message>
        <source>Keeping everything in HOT would cost %1.</source>
        <translation>Tout garder en HOT coûterait %1.</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>cet ordinateur</translation>
    </message>
    <message numerus="yes">
        <source>%Ln move to HOT tonight</source>
        <translation>
            <numerusform>%Ln passe en HOT cette nuit</numerusform>
            <numerusform>%Ln passent en HOT cette nuit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln would move to HOT</source>
        <translation>
            <numerusform>%Ln passerait en HOT</numerusform>
            <numerusform>%Ln passeraient en HOT</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing moves to HOT tonight</source>
        <translation>Rien ne passe en HOT cette nuit</translation>
    </message>
    <message numerus="yes">
        <source>%Ln move to COLD tonight</source>
        <translation>
            <numerusform>%Ln passe en COLD cette nuit</numerusform>
            <numerusform>%Ln passent en COLD cette nuit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln would move to COLD</source>
        <translation>
            <numerusform>%Ln passerait en COLD</numerusform>
            <numerusform>%Ln passeraient en COLD</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing moves to COLD tonight</source>
        <translation>Rien ne passe en COLD cette nuit</translation>
    </message>
    <message>
        <source>Photos stay here: there is no COLD tier</source>
        <translation>Les photos restent ici&#xa0;: pas de niveau COLD</translation>
    </message>
    <message>
        <source>%1 a month less than in HOT</source>
        <translation>%1 de moins par mois qu&apos;en HOT</translation>
    </message>
    <message>
        <source>Nothing is archived yet</source>
        <translation>Rien d&apos;archivé pour l&apos;instant</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>non configuré</translation>
    </message>
    <message>
        <source>No cold tier. Idle photos stay in HOT.</source>
        <translation>Pas de niveau COLD. Les photos inactives restent en HOT.</translation>
    </message>
    <message>
        <source>Figures cannot be read</source>
        <translation>Chiffres illisibles</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) · %1</source>
        <translation>
            <numerusform>%Ln photo · %1</numerusform>
            <numerusform>%Ln photos · %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of cost</source>
        <translation>%1 du coût</translation>
    </message>
    <message>
        <source>The trend cannot be read</source>
        <translation>La courbe est illisible</translation>
    </message>
    <message>
        <source>The trend starts tomorrow</source>
        <translation>La courbe commence demain</translation>
    </message>
    <message>
        <source>One point a day is kept.</source>
        <translation>Un point est conservé par jour.</translation>
    </message>
    <message>
        <source>Nothing cost anything yet</source>
        <translation>Aucun coût pour l&apos;instant</translation>
    </message>
    <message>
        <source>Photos in TEMP are free.</source>
        <translation>Les photos en TEMP sont gratuites.</translation>
    </message>
    <message numerus="yes">
        <source>Cost, last %n day(s)</source>
        <translation>
            <numerusform>Coût, dernier jour</numerusform>
            <numerusform>Coût, %n derniers jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Cost a month from %1 to %2, from %3 to %4</source>
        <translation>Coût mensuel du %1 au %2, de %3 à %4</translation>
    </message>
    <message>
        <source>Nothing would move to HOT now</source>
        <translation>Rien ne passerait en HOT maintenant</translation>
    </message>
    <message>
        <source>Nothing would move to COLD now</source>
        <translation>Rien ne passerait en COLD maintenant</translation>
    </message>
    <message>
        <source>Not reachable since %1</source>
        <translation>Inaccessible depuis %1</translation>
    </message>
    <message>
        <source>No answer since %1</source>
        <translation>Sans réponse depuis %1</translation>
    </message>
    <message>
        <source>Key refused since %1</source>
        <translation>Clé refusée depuis %1</translation>
    </message>
    <message>
        <source>Access refused since %1</source>
        <translation>Accès refusé depuis %1</translation>
    </message>
    <message>
        <source>Not found since %1</source>
        <translation>Introuvable depuis %1</translation>
    </message>
    <message>
        <source>In trouble since %1</source>
        <translation>En panne depuis %1</translation>
    </message>
    <message>
        <source>Test…</source>
        <translation>Tester…</translation>
    </message>
</context>
<context>
    <name>td::Pages</name>
    <message>
        <source>Overview</source>
        <translation>Vue d&apos;ensemble</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Coûts</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Conseils</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Annonces</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Transferts</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>Cycle de vie</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>Compression lab</source>
        <translation>Labo de compression</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Santé</translation>
    </message>
</context>
<context>
    <name>td::PaletteSearch</name>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Show the photos with “%1”</source>
        <translation>Voir les photos avec «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Annonces</translation>
    </message>
</context>
<context>
    <name>td::PassphraseDialog</name>
    <message>
        <source>Passphrase of the backups</source>
        <translation>Phrase secrète des sauvegardes</translation>
    </message>
    <message>
        <source>Backups at a place that holds none yet are encrypted with it from the first one on. It is kept in the keyring of this computer, and is in no backup: without it there is no way back. Keep it in a password safe too.</source>
        <translation>Les sauvegardes d&apos;un emplacement qui n&apos;en a pas encore sont chiffrées avec elle dès la première. Elle est gardée dans le trousseau de cet ordinateur et n&apos;est dans aucune sauvegarde&#x202f;: sans elle, pas de retour possible. Gardez-la aussi dans un coffre de mots de passe.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Encore une fois</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>L&apos;oublier</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Garder</translation>
    </message>
</context>
<context>
    <name>td::PhotoActions</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Publishing…</source>
        <translation>Publication…</translation>
    </message>
    <message>
        <source>%1 was not published: it is in no draft.</source>
        <translation>%1 n&apos;a pas été publiée&#xa0;: elle n&apos;est dans aucune annonce.</translation>
    </message>
    <message>
        <source>Set a draft for it first.</source>
        <translation>Mettez-la d&apos;abord dans une annonce.</translation>
    </message>
    <message>
        <source>Queueing…</source>
        <translation>Mise en file…</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>Modification…</translation>
    </message>
    <message>
        <source>Changing back…</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>Moving to trash…</source>
        <translation>Mise à la corbeille…</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Restauration…</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Suppression…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Making links…</source>
        <translation>Création des liens…</translation>
    </message>
    <message>
        <source>No links were made: at most %1 at a time.</source>
        <translation>Aucun lien créé&#xa0;: %1 au plus à la fois.</translation>
    </message>
    <message>
        <source>Select fewer photos.</source>
        <translation>Sélectionnez moins de photos.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) could not be changed. The first: %1</source>
        <translation>
            <numerusform>%Ln photo n&apos;a pas pu être modifiée&#xa0;: %1</numerusform>
            <numerusform>%Ln photos n&apos;ont pas pu être modifiées. La première&#xa0;: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) published</source>
        <translation>
            <numerusform>%Ln photo publiée</numerusform>
            <numerusform>%Ln photos publiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) on the way to %1</source>
        <translation>
            <numerusform>%Ln photo en route vers %1</numerusform>
            <numerusform>%Ln photos en route vers %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) pinned</source>
        <translation>
            <numerusform>%Ln photo épinglée</numerusform>
            <numerusform>%Ln photos épinglées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) unpinned</source>
        <translation>
            <numerusform>%Ln photo désépinglée</numerusform>
            <numerusform>%Ln photos désépinglées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) tagged %1</source>
        <translation>
            <numerusform>Tag %1 ajouté à %Ln photo</numerusform>
            <numerusform>Tag %1 ajouté à %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %1 removed from %Ln photo(s)</source>
        <translation>
            <numerusform>Tag %1 retiré de %Ln photo</numerusform>
            <numerusform>Tag %1 retiré de %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) taken out of their draft</source>
        <translation>
            <numerusform>%Ln photo retirée de son annonce</numerusform>
            <numerusform>%Ln photos retirées de leur annonce</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) put in draft %1</source>
        <translation>
            <numerusform>%Ln photo mise dans l&apos;annonce %1</numerusform>
            <numerusform>%Ln photos mises dans l&apos;annonce %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) moved to trash</source>
        <translation>
            <numerusform>%Ln photo à la corbeille</numerusform>
            <numerusform>%Ln photos à la corbeille</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) restored</source>
        <translation>
            <numerusform>%Ln photo restaurée</numerusform>
            <numerusform>%Ln photos restaurées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) deleted for good</source>
        <translation>
            <numerusform>%Ln photo supprimée définitivement</numerusform>
            <numerusform>%Ln photos supprimées définitivement</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) saved in %1</source>
        <translation>
            <numerusform>%Ln photo enregistrée dans %1</numerusform>
            <numerusform>%Ln photos enregistrées dans %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) copied</source>
        <translation>
            <numerusform>%Ln lien copié</numerusform>
            <numerusform>%Ln liens copiés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) left out of the next nightly run</source>
        <translation>
            <numerusform>%Ln photo exclue du prochain passage de nuit</numerusform>
            <numerusform>%Ln photos exclues du prochain passage de nuit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) taken into the next nightly run again</source>
        <translation>
            <numerusform>%Ln photo réintégrée au prochain passage de nuit</numerusform>
            <numerusform>%Ln photos réintégrées au prochain passage de nuit</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, due again %2</source>
        <translation>%1, de nouveau à échéance %2</translation>
    </message>
    <message>
        <source>%1, due again with the next run</source>
        <translation>%1, de nouveau à échéance au prochain passage</translation>
    </message>
    <message numerus="yes">
        <source>Making the missing sizes of %Ln photo(s)</source>
        <translation>
            <numerusform>Création des tailles manquantes de %Ln photo</numerusform>
            <numerusform>Création des tailles manquantes de %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::PhotoDialogs</name>
    <message>
        <source>Publish %1?</source>
        <translation>Publier %1&#x202f;?</translation>
    </message>
    <message>
        <source>The rule for published photos is off: they stay where they are.</source>
        <translation>La règle des photos publiées est désactivée&#xa0;: elles restent où elles sont.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publier</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>C&apos;est irréversible.</translation>
    </message>
    <message>
        <source>Photos to delete</source>
        <translation>Photos à supprimer</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>et %1 de plus</translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln photo(s)?</source>
        <translation>
            <numerusform>Publier %Ln photo&#x202f;?</numerusform>
            <numerusform>Publier %Ln photos&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>They go to the trash on %1.</source>
        <translation>Elles iront à la corbeille le %1.</translation>
    </message>
</context>
<context>
    <name>td::PhotoFilters</name>
    <message>
        <source>since %1</source>
        <translation>depuis le %1</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>avant le %1</translation>
    </message>
    <message>
        <source>In the trash</source>
        <translation>À la corbeille</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Annonce</translation>
    </message>
    <message>
        <source>In no draft</source>
        <translation>Sans annonce</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publiées</translation>
    </message>
    <message>
        <source>Not published</source>
        <translation>Non publiées</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Épinglées</translation>
    </message>
    <message>
        <source>Not pinned</source>
        <translation>Non épinglées</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Endommagées</translation>
    </message>
    <message>
        <source>Not damaged</source>
        <translation>Non endommagées</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Contains</source>
        <translation>Contient</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Ajout</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>Dernier accès</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gain</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu’au %1</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Paysage</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Portrait</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Carré</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objectif</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>Prise</translation>
    </message>
    <message>
        <source>At least %1 megapixels</source>
        <translation>Au moins %1 mégapixels</translation>
    </message>
    <message>
        <source>With a position</source>
        <translation>Avec position</translation>
    </message>
    <message>
        <source>Without a position</source>
        <translation>Sans position</translation>
    </message>
</context>
<context>
    <name>td::PhotoGridView</name>
    <message>
        <source>Photos as a grid</source>
        <translation>Photos en grille</translation>
    </message>
</context>
<context>
    <name>td::PhotoInspector</name>
    <message>
        <source>Camera</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objectif</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>Prise de vue</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Exposition</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>divers</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Select a photo to see where it is, what it costs and what happens next.</source>
        <translation>Sélectionnez une photo pour voir où elle est, ce qu&apos;elle coûte et ce qui l&apos;attend.</translation>
    </message>
    <message>
        <source>Pin: rules leave it alone</source>
        <translation>Épingler&#xa0;: les règles n&apos;y touchent plus</translation>
    </message>
    <message>
        <source>Copy a link</source>
        <translation>Copier un lien</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Autres actions</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Unpin: rules apply again (P)</source>
        <translation>Désépingler&#xa0;: les règles s&apos;appliquent de nouveau (P)</translation>
    </message>
    <message>
        <source>Pin: rules leave it alone (P)</source>
        <translation>Épingler&#xa0;: les règles n&apos;y touchent plus (P)</translation>
    </message>
    <message>
        <source>In the trash since %1</source>
        <translation>Mise à la corbeille&#xa0;: %1</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Delete now…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Désépingler</translation>
    </message>
    <message>
        <source>Leave it here</source>
        <translation>Laisser ici</translation>
    </message>
    <message>
        <source>Pins the photo: no rule touches it until you unpin it</source>
        <translation>Épingle la photo&#xa0;: aucune règle n&apos;y touche tant que vous ne la désépinglez pas</translation>
    </message>
    <message>
        <source>Move now</source>
        <translation>Déplacer</translation>
    </message>
    <message>
        <source>To trash now</source>
        <translation>À la corbeille</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>%1, %2 saved (%3)</source>
        <translation>%1, gain de %2 (%3)</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>%1 × %2, %3</source>
        <translation>%1 × %2, %3</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>Master, variants and original together</source>
        <translation>Photo compressée, variantes et original réunis</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Coût</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Ajout</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>Dernier accès</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publiée</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>damaged, original kept</source>
        <translation>endommagée, original conservé</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Ensemble</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Annonce</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Épinglées</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) selected</source>
        <translation>
            <numerusform>%Ln photo sélectionnée</numerusform>
            <numerusform>%Ln photos sélectionnées</numerusform>
        </translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Before and after compression</source>
        <translation>Avant et après compression</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Originale</translation>
    </message>
    <message>
        <source>Left out of the next nightly run</source>
        <translation>Exclue du prochain passage de nuit</translation>
    </message>
    <message>
        <source>Take it in again</source>
        <translation>La réintégrer</translation>
    </message>
    <message>
        <source>Leave out tonight</source>
        <translation>Exclure cette nuit</translation>
    </message>
    <message>
        <source>The next nightly run may take it again</source>
        <translation>Le prochain passage de nuit pourra la reprendre</translation>
    </message>
    <message>
        <source>The next nightly run leaves it here; the one after asks the rules again</source>
        <translation>Le prochain passage de nuit la laisse ici&#x202f;; le suivant appliquera de nouveau les règles</translation>
    </message>
    <message>
        <source>Before %1, after %2</source>
        <translation>Avant %1, après %2</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>%1 économisés</translation>
    </message>
    <message>
        <source>the original was not kept</source>
        <translation>l&apos;original n&apos;a pas été conservé</translation>
    </message>
    <message>
        <source>No verified copy</source>
        <translation>Aucune copie vérifiée</translation>
    </message>
    <message numerus="yes">
        <source>Protected: %Ln copies</source>
        <translation>
            <numerusform>Protégée&#xa0;: %Ln copie</numerusform>
            <numerusform>Protégée&#xa0;: %Ln copies</numerusform>
        </translation>
    </message>
    <message>
        <source>Only one copy, on this computer</source>
        <translation>Une seule copie, sur cet ordinateur</translation>
    </message>
    <message>
        <source>One copy, at the provider</source>
        <translation>Une copie, chez le fournisseur</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>ISO %1</source>
        <translation>ISO %1</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>%1 × %2, %3 megapixels</source>
        <translation>%1 × %2, %3 mégapixels</translation>
    </message>
    <message>
        <source>Taken with</source>
        <translation>Prise de vue</translation>
    </message>
    <message>
        <source>As uploaded</source>
        <translation>À l’ajout</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Logiciel</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>Tailles</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Clés</translation>
    </message>
</context>
<context>
    <name>td::PhotoListModel</name>
    <message>
        <source>Trash</source>
        <translation>Corbeille</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Annonce</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gain</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Ajout</translation>
    </message>
    <message>
        <source>Last access</source>
        <translation>Dernier accès</translation>
    </message>
    <message>
        <source>Next action</source>
        <translation>Prochaine action</translation>
    </message>
    <message>
        <source>Cost a month</source>
        <translation>Coût mensuel</translation>
    </message>
    <message>
        <source>Explain this number</source>
        <translation>Expliquer ce chiffre</translation>
    </message>
</context>
<context>
    <name>td::PhotoStrip</name>
    <message>
        <source>Photos of the draft</source>
        <translation>Photos de l&apos;annonce</translation>
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
    <name>td::PhotoTexts</name>
    <message>
        <source>Trash</source>
        <translation>Corbeille</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Suppression</translation>
    </message>
    <message>
        <source>tonight</source>
        <translation>cette nuit</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd&apos;hui</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>demain</translation>
    </message>
    <message>
        <source>due</source>
        <translation>bientôt</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>épinglée</translation>
    </message>
    <message>
        <source>%1, due</source>
        <translation>%1, bientôt</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>tier or trash, date</comment>
        <translation>%1 le %2</translation>
    </message>
    <message>
        <source>in the trash</source>
        <translation>à la corbeille</translation>
    </message>
    <message>
        <source>published</source>
        <translation>publiée</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>endommagée</translation>
    </message>
    <message>
        <source>next: %1</source>
        <translation>ensuite&#xa0;: %1</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>supprimée</translation>
    </message>
    <message>
        <source>Uploaded, newest first</source>
        <translation>Ajout, récent d&apos;abord</translation>
    </message>
    <message>
        <source>Uploaded, oldest first</source>
        <translation>Ajout, ancien d&apos;abord</translation>
    </message>
    <message>
        <source>Last access, newest first</source>
        <translation>Dernier accès, récent d&apos;abord</translation>
    </message>
    <message>
        <source>Last access, oldest first</source>
        <translation>Dernier accès, ancien d&apos;abord</translation>
    </message>
    <message>
        <source>Size, largest first</source>
        <translation>Taille, décroissante</translation>
    </message>
    <message>
        <source>Size, smallest first</source>
        <translation>Taille, croissante</translation>
    </message>
    <message>
        <source>Name, Z to A</source>
        <translation>Nom, de Z à A</translation>
    </message>
    <message>
        <source>Name, A to Z</source>
        <translation>Nom, de A à Z</translation>
    </message>
    <message>
        <source>Draft, Z to A</source>
        <translation>Annonce, de Z à A</translation>
    </message>
    <message>
        <source>Draft, A to Z</source>
        <translation>Annonce, de A à Z</translation>
    </message>
    <message>
        <source>By id</source>
        <translation>Par identifiant</translation>
    </message>
</context>
<context>
    <name>td::PhotoToolBar</name>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>Taille des images</translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl++, Ctrl+-)</source>
        <translation>Taille des images (Ctrl++, Ctrl+-)</translation>
    </message>
    <message>
        <source>Grid (G)</source>
        <translation>Grille (G)</translation>
    </message>
    <message>
        <source>Table (T)</source>
        <translation>Tableau (T)</translation>
    </message>
    <message>
        <source>Grid or table</source>
        <translation>Grille ou tableau</translation>
    </message>
    <message>
        <source>Inspector (I)</source>
        <translation>Inspecteur (I)</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Sorted by: %1</source>
        <translation>Tri&#xa0;: %1</translation>
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
    <name>td::PhotoViewer</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Close the picture</source>
        <translation>Fermer l&apos;image</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Close the picture (Esc)</source>
        <translation>Fermer l&apos;image (Échap)</translation>
    </message>
    <message>
        <source>%1 · %2 × %3 · %4</source>
        <translation>%1 · %2 × %3 · %4</translation>
    </message>
</context>
<context>
    <name>td::PhotosPage</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Send to Telegram…</source>
        <translation>Envoyer sur Telegram…</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Show the trash</source>
        <translation>Voir la corbeille</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Vues enregistrées</translation>
    </message>
    <message>
        <source>Photos as a table</source>
        <translation>Photos en tableau</translation>
    </message>
    <message>
        <source>Drop your first photos here</source>
        <translation>Déposez vos premières photos ici</translation>
    </message>
    <message>
        <source>JPEG, PNG, GIF or WebP, files or folders. They stay on this computer until a rule moves them.</source>
        <translation>JPEG, PNG, GIF ou WebP, fichiers ou dossiers. Elles restent sur cet ordinateur jusqu&apos;à ce qu&apos;une règle les déplace.</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Ajouter des photos</translation>
    </message>
    <message>
        <source>No photo matches these filters</source>
        <translation>Aucune photo ne correspond à ces filtres</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>La corbeille est vide</translation>
    </message>
    <message>
        <source>Photos that rules or you delete wait here before they are destroyed.</source>
        <translation>Les photos supprimées par vous ou par une règle attendent ici leur destruction.</translation>
    </message>
    <message>
        <source>Back to all photos</source>
        <translation>Revenir à toutes les photos</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Choix</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Take one away, or clear them all.</source>
        <translation>Retirez-en un ou effacez-les tous.</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Open the picture</source>
        <translation>Ouvrir l&apos;image</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Publier…</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>Déplacer vers…</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>Tag…</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Épingler</translation>
    </message>
    <message>
        <source>Save to disk…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Supprimer définitivement…</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Grille</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Larger pictures</source>
        <translation>Images plus grandes</translation>
    </message>
    <message>
        <source>Smaller pictures</source>
        <translation>Images plus petites</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Désépingler</translation>
    </message>
    <message>
        <source>%1 (not connected)</source>
        <translation>%1 (non connecté)</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>An existing draft, or the name of a new one</source>
        <translation>Une annonce existante ou le nom d&apos;une nouvelle</translation>
    </message>
    <message>
        <source>Set draft</source>
        <translation>Valider</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Enregistrer cette vue…</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Enregistrer cette vue</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>View %1 removed</source>
        <translation>Vue %1 retirée</translation>
    </message>
    <message>
        <source>View %1 saved</source>
        <translation>Vue %1 enregistrée</translation>
    </message>
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
            <numerusform>Aucune photo ne correspond à ce filtre</numerusform>
            <numerusform>Aucune photo ne correspond à ces %Ln filtres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %Ln photo(s)</source>
        <translation>
            <numerusform>Ajouter un tag à %Ln photo</numerusform>
            <numerusform>Ajouter un tag à %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set the draft of %Ln photo(s)</source>
        <translation>
            <numerusform>Mettre %Ln photo dans une annonce</numerusform>
            <numerusform>Mettre %Ln photos dans une annonce</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln photo(s) to disk</source>
        <translation>
            <numerusform>Enregistrer %Ln photo</numerusform>
            <numerusform>Enregistrer %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln selected</source>
        <translation>
            <numerusform>%Ln sélectionnée</numerusform>
            <numerusform>Les %Ln sélectionnées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln sélectionnée</numerusform>
            <numerusform>%Ln sélectionnées</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft…</source>
        <translation>Annonce…</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Lien</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Corbeille</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>Copier l&apos;identifiant</translation>
    </message>
    <message>
        <source>Make missing sizes</source>
        <translation>Créer les tailles manquantes</translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation>Chercher les doublons</translation>
    </message>
</context>
<context>
    <name>td::PlanDelegate</name>
    <message>
        <source>deleted</source>
        <translation>supprimée</translation>
    </message>
</context>
<context>
    <name>td::PlanModel</name>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Exclue</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Goes</source>
        <translation>Trajet</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>Par mois</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Explain this number</source>
        <translation>Expliquer ce chiffre</translation>
    </message>
</context>
<context>
    <name>td::PlanTab</name>
    <message>
        <source>See the rules</source>
        <translation>Voir les règles</translation>
    </message>
    <message>
        <source>Look at the next run</source>
        <translation>Voir le prochain passage</translation>
    </message>
    <message>
        <source>No plan</source>
        <translation>Aucun plan</translation>
    </message>
    <message>
        <source>It could not be made.</source>
        <translation>Il n&apos;a pas pu être établi.</translation>
    </message>
    <message>
        <source>Moment of the plan</source>
        <translation>Moment du plan</translation>
    </message>
    <message>
        <source>Plan again</source>
        <translation>Refaire le plan</translation>
    </message>
    <message>
        <source>Run now…</source>
        <translation>Lancer maintenant…</translation>
    </message>
    <message>
        <source>Run exactly this plan (Ctrl+Enter)</source>
        <translation>Lancer exactement ce plan (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Kind of action</source>
        <translation>Type d&apos;action</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>To HOT</source>
        <translation>Vers HOT</translation>
    </message>
    <message>
        <source>To COLD</source>
        <translation>Vers COLD</translation>
    </message>
    <message>
        <source>To trash</source>
        <translation>Corbeille</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Suppression</translation>
    </message>
    <message>
        <source>Filter by name, draft or tag</source>
        <translation>Filtrer par nom, annonce ou tag</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Avancement du passage</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stops after the photo in hand</source>
        <translation>S&apos;arrête après la photo en cours</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Nothing to do now</source>
        <translation>Rien à faire maintenant</translation>
    </message>
    <message>
        <source>Nothing else to do now</source>
        <translation>Rien d&apos;autre à faire maintenant</translation>
    </message>
    <message>
        <source>Finish them now</source>
        <translation>Les terminer maintenant</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) wait for an unfinished move to be recovered.</source>
        <translation>
            <numerusform>%Ln photo attend la reprise d&apos;un déplacement inachevé.</numerusform>
            <numerusform>%Ln photos attendent la reprise d&apos;un déplacement inachevé.</numerusform>
        </translation>
    </message>
    <message>
        <source>No line of the plan matches</source>
        <translation>Aucune ligne du plan ne correspond</translation>
    </message>
    <message>
        <source>Show the whole plan</source>
        <translation>Voir tout le plan</translation>
    </message>
    <message>
        <source>Leave out or take in</source>
        <translation>Exclure ou inclure</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Exclure</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Inclure</translation>
    </message>
    <message>
        <source>The selected lines (X)</source>
        <translation>Les lignes sélectionnées (X)</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>Maintenant</translation>
    </message>
    <message numerus="yes">
        <source>In %Ln day(s)</source>
        <translation>
            <numerusform>Dans %Ln jour</numerusform>
            <numerusform>Dans %Ln jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>A look ahead at %1. It can be read, not run.</source>
        <translation>Aperçu (%1). À lire, pas à lancer.</translation>
    </message>
    <message>
        <source>This is what the run will do %1. Untick what it shall leave alone.</source>
        <translation>Voici ce que fera le passage, %1. Décochez ce qu&apos;il doit laisser en place.</translation>
    </message>
    <message>
        <source>Show what is due now</source>
        <translation>Voir ce qui est à faire maintenant</translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation>Calcul du plan…</translation>
    </message>
    <message>
        <source>Nothing will be due then</source>
        <translation>Rien à faire à ce moment-là</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message>
        <source>saves %1 a month</source>
        <translation>économise %1 par mois</translation>
    </message>
    <message>
        <source>costs %1 more a month</source>
        <translation>coûte %1 de plus par mois</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>établi à %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>%Ln exclue</numerusform>
            <numerusform>%Ln exclues</numerusform>
        </translation>
    </message>
    <message>
        <source>The next run looks again %1.</source>
        <translation>Le prochain passage aura lieu %1.</translation>
    </message>
    <message>
        <source>The schedule is off: nothing runs by itself.</source>
        <translation>La planification est désactivée&#xa0;: rien ne se lance tout seul.</translation>
    </message>
    <message>
        <source>Show the photo</source>
        <translation>Voir la photo</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are left out.</source>
        <translation>
            <numerusform>%Ln photo est exclue.</numerusform>
            <numerusform>%Ln photos sont exclues.</numerusform>
        </translation>
    </message>
    <message>
        <source>A run is already under way in this window.</source>
        <translation>Un passage est déjà en cours dans cette fenêtre.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Run stopped. Done so far: %1</source>
        <translation>Passage arrêté. Déjà fait&#xa0;: %1</translation>
    </message>
    <message>
        <source>Run finished: %1</source>
        <translation>Passage terminé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Show the receipt</source>
        <translation>Voir le bilan</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln de plus</numerusform>
            <numerusform>%Ln de plus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln less</source>
        <translation>
            <numerusform>%Ln de moins</numerusform>
            <numerusform>%Ln de moins</numerusform>
        </translation>
    </message>
    <message>
        <source>The plan has changed since you read it: %1.</source>
        <translation>Le plan a changé depuis votre lecture&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Use the new plan</source>
        <translation>Utiliser le nouveau plan</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln photo(s)?</source>
        <translation>
            <numerusform>Supprimer %Ln photo&#x202f;?</numerusform>
            <numerusform>Supprimer %Ln photos&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to the trash, %2 deleted for good. It frees %3.</source>
        <translation>À la corbeille&#xa0;: %1. Suppression définitive&#xa0;: %2. Cela libère %3.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln photo(s)</source>
        <translation>
            <numerusform>Supprimer %Ln photo</numerusform>
            <numerusform>Supprimer %Ln photos</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>Show difference</source>
        <translation>Voir la différence</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>En plus&#xa0;: %1</translation>
    </message>
    <message>
        <source>Less: %1</source>
        <translation>En moins&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>et %Ln autre</numerusform>
            <numerusform>et %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>Ce qui a changé</translation>
    </message>
    <message>
        <source>Since the plan was read, by you, by another console or by the hour.</source>
        <translation>Depuis la lecture du plan&#xa0;: par vous, par une autre console ou par l&apos;heure qui tourne.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Running on %1 since %2.</source>
        <translation>En cours sur %1 depuis %2.</translation>
    </message>
</context>
<context>
    <name>td::PreviewButton</name>
    <message>
        <source>Open the picture large</source>
        <translation>Agrandir l&apos;image</translation>
    </message>
    <message>
        <source>Open the picture large (Space)</source>
        <translation>Agrandir l&apos;image (Espace)</translation>
    </message>
</context>
<context>
    <name>td::PriceEditor</name>
    <message>
        <source>A GB and month</source>
        <translation>Le Go par mois</translation>
    </message>
    <message>
        <source>A million writes</source>
        <translation>Le million d’écritures</translation>
    </message>
    <message>
        <source>A million reads</source>
        <translation>Le million de lectures</translation>
    </message>
    <message>
        <source>A GB retrieved</source>
        <translation>Le Go récupéré</translation>
    </message>
    <message>
        <source>A GB of egress</source>
        <translation>Le Go de sortie</translation>
    </message>
    <message>
        <source>Free egress, times what is stored</source>
        <translation>Sortie gratuite, en fois ce qui est stocké</translation>
    </message>
    <message>
        <source>Least days billed</source>
        <translation>Jours facturés au moins</translation>
    </message>
    <message>
        <source>Free GB a month</source>
        <translation>Go gratuits par mois</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Take the free allowances off</source>
        <translation>Déduire les parts gratuites</translation>
    </message>
    <message>
        <source>In %1. %2. What you change here is yours from today on, for every console of this catalogue.</source>
        <translation>En %1. %2. Ce que vous modifiez ici est à vous à partir d’aujourd’hui, pour chaque console de ce catalogue.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>Least bytes billed for an object</source>
        <translation>Octets facturés au moins par objet</translation>
    </message>
    <message>
        <source>Free writes a month</source>
        <translation>Écritures gratuites par mois</translation>
    </message>
    <message>
        <source>Free reads a month</source>
        <translation>Lectures gratuites par mois</translation>
    </message>
</context>
<context>
    <name>td::PriceText</name>
    <message>
        <source>First estimate, November 2025</source>
        <translation>Première estimation, novembre 2025</translation>
    </message>
    <message>
        <source>List prices, September 2026</source>
        <translation>Prix catalogue, septembre 2026</translation>
    </message>
    <message>
        <source>%1, as of %2</source>
        <translation>%1, au %2</translation>
    </message>
    <message>
        <source>Own prices</source>
        <translation>Prix personnels</translation>
    </message>
</context>
<context>
    <name>td::ProgressRow</name>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Retry %1</source>
        <translation>Réessayer %1</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>Annuler %1</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
</context>
<context>
    <name>td::ProofActions</name>
    <message>
        <source>Verify today&apos;s share now</source>
        <translation>Vérifier la part du jour</translation>
    </message>
    <message>
        <source>Restore ten photos as a drill</source>
        <translation>Restaurer dix photos à titre d&apos;exercice</translation>
    </message>
    <message>
        <source>All tiers are on this computer; a check reads those</source>
        <translation>Tous les niveaux sont sur cet ordinateur&#x202f;; un contrôle les lit</translation>
    </message>
    <message>
        <source>Nothing verified yet</source>
        <translation>Rien de vérifié pour l&apos;instant</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln file(s) missing or damaged</source>
        <translation>
            <numerusform>%1&#xa0;: %Ln fichier manquant ou endommagé</numerusform>
            <numerusform>%1&#xa0;: %Ln fichiers manquants ou endommagés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln file(s) read and right, %2</source>
        <translation>
            <numerusform>%1&#xa0;: %Ln fichier relu et conforme, %2</numerusform>
            <numerusform>%1&#xa0;: %Ln fichiers relus et conformes, %2</numerusform>
        </translation>
    </message>
    <message>
        <source>No drill yet</source>
        <translation>Aucun exercice pour l&apos;instant</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln photo(s) did not come back</source>
        <translation>
            <numerusform>%1&#xa0;: %Ln photo n&apos;est pas revenue</numerusform>
            <numerusform>%1&#xa0;: %Ln photos ne sont pas revenues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln photo(s) came back as they were stored</source>
        <translation>
            <numerusform>%1&#xa0;: %Ln photo revenue telle que stockée</numerusform>
            <numerusform>%1&#xa0;: %Ln photos revenues telles que stockées</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
</context>
<context>
    <name>td::QuotaDialog</name>
    <message>
        <source>Change quota</source>
        <translation>Modifier le quota</translation>
    </message>
    <message>
        <source>New quota</source>
        <translation>Nouveau quota</translation>
    </message>
    <message>
        <source>Most photos</source>
        <translation>Photos au plus</translation>
    </message>
    <message>
        <source> GB</source>
        <translation>&#xa0;Go</translation>
    </message>
    <message>
        <source>Most stored</source>
        <translation>Stockage au plus</translation>
    </message>
    <message>
        <source> MB</source>
        <translation>&#xa0;Mo</translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation>Plus grand fichier</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Add quota</source>
        <translation>Ajouter le quota</translation>
    </message>
    <message>
        <source>One user</source>
        <translation>Un utilisateur</translation>
    </message>
    <message>
        <source>Each user</source>
        <translation>Chaque utilisateur</translation>
    </message>
    <message>
        <source>One vendor</source>
        <translation>Un vendeur</translation>
    </message>
    <message>
        <source>Each vendor</source>
        <translation>Chaque vendeur</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Whose photos</source>
        <translation>Photos de qui</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Photos in the trash count until it is emptied. &quot;Each&quot; bounds everybody without a quota of their own.</source>
        <translation>Les photos de la corbeille comptent jusqu&apos;à ce qu&apos;elle soit vidée. «&#xa0;Chaque&#xa0;» limite tous ceux qui n&apos;ont pas leur propre quota.</translation>
    </message>
</context>
<context>
    <name>td::QuotaForm</name>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Each vendor</source>
        <translation>Chaque vendeur</translation>
    </message>
    <message>
        <source>Each user</source>
        <translation>Chaque utilisateur</translation>
    </message>
    <message>
        <source>Vendor %1</source>
        <translation>Vendeur %1</translation>
    </message>
    <message>
        <source>User %1</source>
        <translation>Utilisateur %1</translation>
    </message>
    <message>
        <source>%1 photos</source>
        <translation>%1 photos</translation>
    </message>
    <message>
        <source>files up to %1</source>
        <translation>fichiers jusqu&apos;à %1</translation>
    </message>
    <message>
        <source>%1 of %2 photos</source>
        <translation>%1 photos sur %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1 under way</source>
        <translation>%1 en cours</translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation>%1 utilisés</translation>
    </message>
    <message>
        <source>No quotas: everybody may store as much as there is room.</source>
        <translation>Aucun quota&#xa0;: chacun peut stocker tant qu&apos;il y a de la place.</translation>
    </message>
    <message>
        <source>Add a quota…</source>
        <translation>Ajouter un quota…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Own quota…</source>
        <translation>Quota propre…</translation>
    </message>
    <message>
        <source>Remove the quota of %1</source>
        <translation>Supprimer le quota&#xa0;: %1</translation>
    </message>
    <message>
        <source>Quota saved: %1</source>
        <translation>Quota enregistré&#xa0;: %1</translation>
    </message>
    <message>
        <source>Quota removed: %1</source>
        <translation>Quota supprimé&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>td::RateGraph</name>
    <message>
        <source>Rate of the last two minutes</source>
        <translation>Débit des deux dernières minutes</translation>
    </message>
    <message>
        <source>now %1, at most %2</source>
        <translation>maintenant %1, au plus %2</translation>
    </message>
</context>
<context>
    <name>td::ReasonText</name>
    <message>
        <source>Moves to %1</source>
        <translation>Passe en %1</translation>
    </message>
    <message>
        <source>Goes to the trash</source>
        <translation>Va à la corbeille</translation>
    </message>
    <message>
        <source>Is deleted for good</source>
        <translation>Est supprimée définitivement</translation>
    </message>
    <message>
        <source>Nothing planned</source>
        <translation>Rien de prévu</translation>
    </message>
    <message>
        <source>No rule applies</source>
        <translation>Aucune règle ne s&apos;applique</translation>
    </message>
    <message>
        <source>A move of this photo is under way</source>
        <translation>Un déplacement de cette photo est en cours</translation>
    </message>
    <message>
        <source>Pinned, so no rule touches it</source>
        <translation>Épinglée&#xa0;: aucune règle n&apos;y touche</translation>
    </message>
    <message>
        <source>There is no COLD tier, so it stays in HOT</source>
        <translation>Pas de niveau COLD&#xa0;: elle reste en HOT</translation>
    </message>
    <message>
        <source>In the trash since %1, kept %2</source>
        <translation>À la corbeille depuis le %1, conservée %2</translation>
    </message>
    <message>
        <source>Published %1, kept %2</source>
        <translation>Publiée le %1, conservée %2</translation>
    </message>
    <message>
        <source>In TEMP for %1, more than %2</source>
        <translation>En TEMP depuis %1, soit plus de %2</translation>
    </message>
    <message>
        <source>In TEMP for %1, stays %2</source>
        <translation>En TEMP depuis %1, y reste %2</translation>
    </message>
    <message>
        <source>In TEMP for %1, in no draft</source>
        <translation>En TEMP depuis %1, dans aucune annonce</translation>
    </message>
    <message>
        <source>Last access %1 (%2), more than %3</source>
        <translation>Dernier accès le %1 (%2), soit plus de %3</translation>
    </message>
    <message>
        <source>Last access %1 (%2), stays %3 without access</source>
        <translation>Dernier accès le %1 (%2), reste %3 sans accès</translation>
    </message>
    <message>
        <source>In COLD and not needed since %1 (%2), more than %3</source>
        <translation>En COLD et inutilisée depuis le %1 (%2), soit plus de %3</translation>
    </message>
    <message>
        <source>In COLD and not needed since %1 (%2), kept %3</source>
        <translation>En COLD et inutilisée depuis le %1 (%2), conservée %3</translation>
    </message>
    <message>
        <source>Uploaded %1 (%2), more than %3</source>
        <translation>Ajoutée le %1 (%2), soit plus de %3</translation>
    </message>
    <message>
        <source>Uploaded %1 (%2), kept %3</source>
        <translation>Ajoutée le %1 (%2), conservée %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1&#xa0;%2</translation>
    </message>
    <message>
        <source>%1 with the next run</source>
        <translation>%1 au prochain passage</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 après le %2</translation>
    </message>
    <message>
        <source>Promote</source>
        <translation>Passer en HOT</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiver en COLD</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Mettre à la corbeille</translation>
    </message>
    <message>
        <source>Purge</source>
        <translation>Supprimer définitivement</translation>
    </message>
    <message>
        <source>Delete from the trash for good</source>
        <translation>Supprimer définitivement de la corbeille</translation>
    </message>
    <message>
        <source>Trash what was published</source>
        <translation>Mettre à la corbeille après publication</translation>
    </message>
    <message>
        <source>Promote from TEMP to HOT</source>
        <translation>Passer de TEMP en HOT</translation>
    </message>
    <message>
        <source>Photos in no draft</source>
        <translation>Photos sans annonce</translation>
    </message>
    <message>
        <source>Archive from HOT to COLD</source>
        <translation>Archiver de HOT en COLD</translation>
    </message>
    <message>
        <source>Trash what COLD no longer needs</source>
        <translation>Mettre à la corbeille depuis COLD</translation>
    </message>
    <message>
        <source>Trash at the total age limit</source>
        <translation>Mettre à la corbeille à l&apos;âge limite</translation>
    </message>
    <message>
        <source>Trash what HOT no longer needs</source>
        <translation>Mettre à la corbeille depuis HOT</translation>
    </message>
    <message>
        <source>No COLD tier</source>
        <translation>Pas de niveau COLD</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Épinglée</translation>
    </message>
    <message>
        <source>Being moved</source>
        <translation>En déplacement</translation>
    </message>
    <message numerus="yes">
        <source>%Ln promoted</source>
        <translation>
            <numerusform>%Ln en HOT</numerusform>
            <numerusform>%Ln en HOT</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln archived</source>
        <translation>
            <numerusform>%Ln en COLD</numerusform>
            <numerusform>%Ln en COLD</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to the trash</source>
        <translation>
            <numerusform>%Ln à la corbeille</numerusform>
            <numerusform>%Ln à la corbeille</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln purged</source>
        <translation>
            <numerusform>%Ln supprimée définitivement</numerusform>
            <numerusform>%Ln supprimées définitivement</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln withheld</source>
        <translation>
            <numerusform>%Ln retenue</numerusform>
            <numerusform>%Ln retenues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln en échec</numerusform>
            <numerusform>%Ln en échec</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>rien à faire</translation>
    </message>
    <message>
        <source>In the trash, but pinned, so it is not purged</source>
        <translation>Dans la corbeille, mais épinglée&#xa0;: elle n&apos;est pas supprimée définitivement</translation>
    </message>
</context>
<context>
    <name>td::RecommendationsPage</name>
    <message>
        <source>Check again</source>
        <translation>Vérifier de nouveau</translation>
    </message>
    <message>
        <source>All clear. Nothing to recommend.</source>
        <translation>Tout va bien. Aucun conseil.</translation>
    </message>
    <message>
        <source>Tierdeck looks at idle photos, drafts that look sold, duplicates, compression, the nightly run and more.</source>
        <translation>Tierdeck surveille les photos inactives, les annonces qui semblent vendues, les doublons, la compression, le passage de nuit et plus encore.</translation>
    </message>
    <message>
        <source>Checked at %1</source>
        <translation>Vérifié à %1</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>par mois</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln photo(s)</source>
        <translation>
            <numerusform>Voir %Ln photo</numerusform>
            <numerusform>Voir %Ln photos</numerusform>
        </translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ignorer</translation>
    </message>
    <message>
        <source>Do not recommend this again</source>
        <translation>Ne plus donner ce conseil</translation>
    </message>
    <message>
        <source>Dismiss: %1</source>
        <translation>Ignorer&#xa0;: %1</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Conseils</translation>
    </message>
    <message>
        <source>Compare them</source>
        <translation>Les comparer</translation>
    </message>
    <message>
        <source>Look for hidden bytes…</source>
        <translation>Chercher des octets cachés…</translation>
    </message>
    <message>
        <source>Old versions, unfinished uploads and objects that no photo needs</source>
        <translation>Anciennes versions, envois inachevés et objets dont aucune photo n’a besoin</translation>
    </message>
</context>
<context>
    <name>td::ReconcileTab</name>
    <message>
        <source>both agree</source>
        <translation>les deux concordent</translation>
    </message>
    <message>
        <source>%1 of %2 reported days are left out: this catalogue knows nothing of them</source>
        <translation>%1 des %2 jours du relevé sont laissés de côté&#x202f;: ce catalogue n’en sait rien</translation>
    </message>
    <message>
        <source>the reports cover %1 of %2 days</source>
        <translation>les relevés couvrent %1 jours sur %2</translation>
    </message>
    <message>
        <source>old versions and unfinished uploads, which the last check found: %1</source>
        <translation>anciennes versions et envois inachevés, trouvés par la dernière vérification&#x202f;: %1</translation>
    </message>
    <message>
        <source>objects that the catalogue does not know, which the last check found: %1</source>
        <translation>objets inconnus du catalogue, trouvés par la dernière vérification&#x202f;: %1</translation>
    </message>
    <message>
        <source>about %1 that nothing here knows of: look for hidden bytes, or something else writes into this bucket</source>
        <translation>environ %1 dont rien ici n’a connaissance&#x202f;: cherchez des octets cachés, ou autre chose écrit dans ce bucket</translation>
    </message>
    <message>
        <source>the provider counts the average of each day, this catalogue its end: about %1 came late in the day or lies elsewhere</source>
        <translation>le fournisseur compte la moyenne de chaque jour, ce catalogue sa fin&#x202f;: environ %1 sont arrivés tard dans la journée ou sont ailleurs</translation>
    </message>
    <message>
        <source>%1 were read past this catalogue: by links, the CDN or another program</source>
        <translation>%1 ont été lus sans passer par ce catalogue&#x202f;: par des liens, le CDN ou un autre programme</translation>
    </message>
    <message>
        <source>some reads were answered by copies on this computer</source>
        <translation>des lectures ont été servies par des copies sur cet ordinateur</translation>
    </message>
    <message>
        <source>%1 went through partners that are not billed</source>
        <translation>%1 sont passés par des partenaires non facturés</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) more than moves and reads need: listings, checks and tests</source>
        <translation>
            <numerusform>%Ln requête de plus que n’en demandent déplacements et lectures&#x202f;: listes, vérifications et essais</numerusform>
            <numerusform>%Ln requêtes de plus que n’en demandent déplacements et lectures&#x202f;: listes, vérifications et essais</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) fewer than moves and reads were taken to need</source>
        <translation>
            <numerusform>%Ln requête de moins que supposé pour les déplacements et lectures</numerusform>
            <numerusform>%Ln requêtes de moins que supposé pour les déplacements et lectures</numerusform>
        </translation>
    </message>
    <message>
        <source>No usage report yet</source>
        <translation>Pas encore de relevé</translation>
    </message>
    <message>
        <source>Backblaze writes a report each day into the bucket b2-reports- and your account. Download its files usage.*.csv and import them here: each line of the estimate is compared with theirs.</source>
        <translation>Backblaze écrit chaque jour un relevé dans le bucket b2-reports- suivi de votre compte. Téléchargez ses fichiers usage.*.csv et importez-les ici&#x202f;: chaque ligne de l’estimation est comparée aux leurs.</translation>
    </message>
    <message>
        <source>Import reports</source>
        <translation>Importer des relevés</translation>
    </message>
    <message>
        <source>Forget reports…</source>
        <translation>Oublier les relevés…</translation>
    </message>
    <message>
        <source>Estimate and report</source>
        <translation>Estimation et relevé</translation>
    </message>
    <message>
        <source>A report…</source>
        <translation>Un relevé…</translation>
    </message>
    <message>
        <source>A folder of reports…</source>
        <translation>Un dossier de relevés…</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>90 derniers jours</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>12 derniers mois</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Counted here</source>
        <translation>Compté ici</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Fournisseur</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>Estimé</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>Facturé</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>The bucket of a tier</source>
        <translation>Le bucket d’un niveau</translation>
    </message>
    <message>
        <source>%1: billed %2, estimated %3 (%4)</source>
        <translation>%1&#x202f;: facturé %2, estimé %3 (%4)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>Provider: %1</source>
        <translation>Fournisseur&#x202f;: %1</translation>
    </message>
    <message>
        <source>Counted here: %1</source>
        <translation>Compté ici&#x202f;: %1</translation>
    </message>
    <message>
        <source>%1 to %2, %3 of %4 reported days compared. Both sides at the prices of the list; taxes and the provider&apos;s own rounding are not in it.</source>
        <translation>Du %1 au %2, %3 des %4 jours du relevé comparés. Les deux côtés aux prix de la liste&#x202f;; les taxes et les arrondis du fournisseur n’y sont pas.</translation>
    </message>
    <message>
        <source>Import a folder of reports</source>
        <translation>Importer un dossier de relevés</translation>
    </message>
    <message>
        <source>Import a report</source>
        <translation>Importer un relevé</translation>
    </message>
    <message>
        <source>Usage reports (*.csv);;All files (*)</source>
        <translation>Relevés (*.csv);;Tous les fichiers (*)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s) imported, %1 new rows</source>
        <translation>
            <numerusform>%Ln relevé importé, %1 nouvelles lignes</numerusform>
            <numerusform>%Ln relevés importés, %1 nouvelles lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget all usage reports?</source>
        <translation>Oublier tous les relevés&#x202f;?</translation>
    </message>
    <message>
        <source>The files of the provider stay as they are and can be imported again.</source>
        <translation>Les fichiers du fournisseur restent tels quels et peuvent être importés de nouveau.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Billed less estimated, by line</source>
        <translation>Facturé moins estimé, ligne par ligne</translation>
    </message>
    <message>
        <source>%1: %2 billed, %3 estimated</source>
        <translation>%1&#xa0;: %2 facturés, %3 estimés</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Ensemble</translation>
    </message>
</context>
<context>
    <name>td::RestoreDialog</name>
    <message>
        <source>Restore the backup of %1</source>
        <translation>Restaurer la sauvegarde faite %1</translation>
    </message>
    <message>
        <source>It becomes a profile of its own in a folder that holds none yet: settings, catalogue, and the photos that the backup holds. This profile stays as it is.</source>
        <translation>Elle devient un profil à part, dans un dossier qui n&apos;en contient pas encore&#x202f;: réglages, catalogue, et les photos que contient la sauvegarde. Ce profil reste tel qu&apos;il est.</translation>
    </message>
    <message>
        <source>Do not use both on the same buckets or folders: each would treat the files of the other as its own.</source>
        <translation>N&apos;utilisez pas les deux sur les mêmes buckets ou dossiers&#x202f;: chacun prendrait les fichiers de l&apos;autre pour les siens.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>An empty folder</source>
        <translation>Un dossier vide</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Choisir le dossier</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
</context>
<context>
    <name>td::RuleRow</name>
    <message>
        <source>Back to default</source>
        <translation>Valeur par défaut</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Calcul…</translation>
    </message>
</context>
<context>
    <name>td::RuleTexts</name>
    <message>
        <source>Moving</source>
        <translation>Déplacements</translation>
    </message>
    <message>
        <source>Photos in no draft wait the same hours before their own rule.</source>
        <translation>Les photos sans annonce attendent autant d&apos;heures avant leur propre règle.</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Suppressions</translation>
    </message>
    <message>
        <source>to the trash</source>
        <translation>à la corbeille</translation>
    </message>
    <message>
        <source>move to HOT</source>
        <translation>les passer en HOT</translation>
    </message>
    <message>
        <source>leave them</source>
        <translation>les laisser</translation>
    </message>
    <message>
        <source>since archived</source>
        <translation>depuis l&apos;archivage</translation>
    </message>
    <message>
        <source>since uploaded</source>
        <translation>depuis l&apos;ajout</translation>
    </message>
    <message>
        <source>since last access</source>
        <translation>depuis le dernier accès</translation>
    </message>
    <message>
        <source>For those who have no COLD.</source>
        <translation>Pour qui n&apos;a pas de niveau COLD.</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sécurité</translation>
    </message>
    <message>
        <source>Until then a run can be undone. 0 deletes at once.</source>
        <translation>D&apos;ici là, un passage peut être annulé. 0 supprime aussitôt.</translation>
    </message>
    <message>
        <source>Stop a run that would delete more than %1 % of the photos</source>
        <translation>Arrêter un passage qui supprimerait plus de %1&#xa0;% des photos</translation>
    </message>
    <message>
        <source>In TEMP. Photos that never had a draft wait the hours of TEMP instead.</source>
        <translation>En TEMP. Les photos qui n&apos;ont jamais eu d&apos;annonce attendent plutôt les heures de TEMP.</translation>
    </message>
    <message numerus="yes">
        <source>Move photos of a draft from TEMP to HOT after %1 hour(s)</source>
        <translation>
            <numerusform>Passer les photos d&apos;une annonce de TEMP en HOT après %1&#xa0;heure</numerusform>
            <numerusform>Passer les photos d&apos;une annonce de TEMP en HOT après %1&#xa0;heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Archive from HOT to COLD after %1 day(s) without access</source>
        <translation>
            <numerusform>Archiver de HOT en COLD après %1&#xa0;jour sans accès</numerusform>
            <numerusform>Archiver de HOT en COLD après %1&#xa0;jours sans accès</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trash published photos %1 day(s) after publishing</source>
        <translation>
            <numerusform>Mettre à la corbeille les photos publiées %1&#xa0;jour après la publication</numerusform>
            <numerusform>Mettre à la corbeille les photos publiées %1&#xa0;jours après la publication</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Photos in no draft, %1 hour(s) after its removal:</source>
        <translation>
            <numerusform>Photos sans annonce, %1&#xa0;heure après sa suppression&#xa0;:</numerusform>
            <numerusform>Photos sans annonce, %1&#xa0;heures après sa suppression&#xa0;:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trash from COLD after %1 day(s)</source>
        <translation>
            <numerusform>Mettre à la corbeille depuis COLD après %1&#xa0;jour</numerusform>
            <numerusform>Mettre à la corbeille depuis COLD après %1&#xa0;jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trash from HOT after %1 day(s) without access</source>
        <translation>
            <numerusform>Mettre à la corbeille depuis HOT après %1&#xa0;jour sans accès</numerusform>
            <numerusform>Mettre à la corbeille depuis HOT après %1&#xa0;jours sans accès</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trash any photo %1 day(s) after its upload</source>
        <translation>
            <numerusform>Mettre toute photo à la corbeille %1&#xa0;jour après son ajout</numerusform>
            <numerusform>Mettre toute photo à la corbeille %1&#xa0;jours après son ajout</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep photos in the trash for %1 hour(s)</source>
        <translation>
            <numerusform>Conserver les photos à la corbeille %1&#xa0;heure</numerusform>
            <numerusform>Conserver les photos à la corbeille %1&#xa0;heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep photos with orders in the trash for %1 day(s)</source>
        <translation>
            <numerusform>Conserver à la corbeille les photos avec commandes %1&#xa0;jour</numerusform>
            <numerusform>Conserver à la corbeille les photos avec commandes %1&#xa0;jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An order protects the photos of its draft for %1 day(s)</source>
        <translation>
            <numerusform>Une commande protège les photos de son annonce pendant %1&#xa0;jour</numerusform>
            <numerusform>Une commande protège les photos de son annonce pendant %1&#xa0;jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop a run that would delete more than %1 photo(s)</source>
        <translation>
            <numerusform>Arrêter un passage qui supprimerait plus de %1 photo</numerusform>
            <numerusform>Arrêter un passage qui supprimerait plus de %1 photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The percentage counts from %1 photo(s) on</source>
        <translation>
            <numerusform>Le pourcentage compte à partir de %1 photo</numerusform>
            <numerusform>Le pourcentage compte à partir de %1 photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::RulesTab</name>
    <message>
        <source>Reset</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Save rules</source>
        <translation>Enregistrer les règles</translation>
    </message>
    <message>
        <source>%1 to HOT</source>
        <translation>%1 vers HOT</translation>
    </message>
    <message>
        <source>%1 to COLD</source>
        <translation>%1 vers COLD</translation>
    </message>
    <message>
        <source>%1 to trash</source>
        <translation>%1 à la corbeille</translation>
    </message>
    <message numerus="yes">
        <source>%1 deleted for good</source>
        <translation>
            <numerusform>%1 à supprimer définitivement</numerusform>
            <numerusform>%1 à supprimer définitivement</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>%1 par mois</translation>
    </message>
    <message>
        <source>Changes nothing in the next run</source>
        <translation>Ne change rien au prochain passage</translation>
    </message>
    <message>
        <source>Next run: %1</source>
        <translation>Prochain passage&#xa0;: %1</translation>
    </message>
    <message>
        <source>The rules are changed but not saved.</source>
        <translation>Les règles sont modifiées mais pas enregistrées.</translation>
    </message>
    <message>
        <source>Rules saved</source>
        <translation>Règles enregistrées</translation>
    </message>
    <message>
        <source>Rules as before</source>
        <translation>Règles rétablies</translation>
    </message>
</context>
<context>
    <name>td::RunSummary</name>
    <message numerus="yes">
        <source>promoted</source>
        <translation>
            <numerusform>vers HOT</numerusform>
            <numerusform>vers HOT</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>archived</source>
        <translation>
            <numerusform>vers COLD</numerusform>
            <numerusform>vers COLD</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>expired</source>
        <translation>
            <numerusform>à la corbeille</numerusform>
            <numerusform>à la corbeille</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>purged</source>
        <translation>
            <numerusform>en purge</numerusform>
            <numerusform>en purge</numerusform>
        </translation>
    </message>
    <message>
        <source>from the trash</source>
        <translation>de la corbeille</translation>
    </message>
</context>
<context>
    <name>td::RunsModel</name>
    <message>
        <source>Undone</source>
        <translation>Annulé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln withheld</source>
        <translation>
            <numerusform>%Ln retenue</numerusform>
            <numerusform>%Ln retenues</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Inachevé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln can come back</source>
        <translation>
            <numerusform>%Ln récupérable</numerusform>
            <numerusform>%Ln récupérables</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>this console</source>
        <translation>cette console</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>la ligne de commande</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>la planification</translation>
    </message>
    <message>
        <source>demonstration</source>
        <translation>la démonstration</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Passage</translation>
    </message>
    <message>
        <source>Started by</source>
        <translation>Lancé par</translation>
    </message>
    <message>
        <source>To HOT</source>
        <translation>Vers HOT</translation>
    </message>
    <message>
        <source>To COLD</source>
        <translation>Vers COLD</translation>
    </message>
    <message>
        <source>To trash</source>
        <translation>Corbeille</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Supprimées</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échecs</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>Par mois</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrompue</translation>
    </message>
</context>
<context>
    <name>td::ScheduleCard</name>
    <message>
        <source>Run every night</source>
        <translation>Lancer chaque nuit</translation>
    </message>
    <message>
        <source>Run every day at</source>
        <translation>Lancer chaque jour à</translation>
    </message>
    <message>
        <source>Hour of the run</source>
        <translation>Heure du passage</translation>
    </message>
    <message>
        <source>in</source>
        <translation>fuseau</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Next run %1, while this window is open</source>
        <translation>Prochain passage %1, si cette fenêtre est ouverte</translation>
    </message>
    <message>
        <source>Off: nothing moves or is deleted by itself</source>
        <translation>Désactivée&#xa0;: rien ne se déplace ni ne se supprime tout seul</translation>
    </message>
    <message>
        <source>Runs every day at %1</source>
        <translation>Passage chaque jour à %1</translation>
    </message>
    <message>
        <source>The schedule is off</source>
        <translation>La planification est désactivée</translation>
    </message>
</context>
<context>
    <name>td::SegmentedControl</name>
    <message>
        <source>Next tab</source>
        <translation>Onglet suivant</translation>
    </message>
</context>
<context>
    <name>td::SelectionBar</name>
    <message>
        <source>Selection</source>
        <translation>Sélection</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Effacer la sélection</translation>
    </message>
</context>
<context>
    <name>td::SettingRow</name>
    <message>
        <source>Back to default</source>
        <translation>Valeur par défaut</translation>
    </message>
    <message>
        <source>Back to default: %1</source>
        <translation>Valeur par défaut&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>td::SettingsPage</name>
    <message>
        <source>JPEG quality</source>
        <translation>Qualité JPEG</translation>
    </message>
    <message>
        <source>85 is hard to tell from the original; lower is smaller</source>
        <translation>85 se distingue à peine de l&apos;original&#x202f;; plus bas, c&apos;est plus léger</translation>
    </message>
    <message>
        <source>Longest side</source>
        <translation>Plus grand côté</translation>
    </message>
    <message>
        <source>Larger photos are shrunk to fit; smaller ones are never enlarged</source>
        <translation>Les photos plus grandes sont réduites&#x202f;; les plus petites ne sont jamais agrandies</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Keep the original file</source>
        <translation>Conserver le fichier d&apos;origine</translation>
    </message>
    <message>
        <source>The exact bytes beside the compressed photo; never public</source>
        <translation>Les octets exacts, à côté de la photo compressée&#x202f;; jamais publics</translation>
    </message>
    <message>
        <source>Keep the position</source>
        <translation>Conserver la position</translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation>Taille maximale</translation>
    </message>
    <message>
        <source>Larger files are refused with a reason</source>
        <translation>Les fichiers plus gros sont refusés, avec la raison</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> Mo</translation>
    </message>
    <message>
        <source>Most pixels</source>
        <translation>Pixels au maximum</translation>
    </message>
    <message>
        <source>Checked in the header, before memory is taken</source>
        <translation>Vérifié dans l&apos;en-tête, avant d&apos;occuper la mémoire</translation>
    </message>
    <message>
        <source> megapixels</source>
        <translation> mégapixels</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>Liste de prix</translation>
    </message>
    <message>
        <source>Dated lists with the source of each number; list prices know free allowances</source>
        <translation>Listes datées, avec la source de chaque nombre&#x202f;; les prix catalogue tiennent compte des volumes gratuits</translation>
    </message>
    <message>
        <source>Cost a month above</source>
        <translation>Coût mensuel supérieur à</translation>
    </message>
    <message>
        <source>Cost risen within 7 days by</source>
        <translation>Hausse du coût en 7&#xa0;jours de</translation>
    </message>
    <message>
        <source>Photos in TEMP above</source>
        <translation>Photos en TEMP au-delà de</translation>
    </message>
    <message>
        <source>More usually means that the nightly run did not happen</source>
        <translation>Au-delà, le passage de nuit n&apos;a sans doute pas eu lieu</translation>
    </message>
    <message>
        <source>HOT larger than</source>
        <translation>HOT supérieur à</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> Go</translation>
    </message>
    <message>
        <source>Free disk space below</source>
        <translation>Espace disque libre inférieur à</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>Niveaux</translation>
    </message>
    <message>
        <source>Where the photos of each tier are kept.</source>
        <translation>Où sont gardées les photos de chaque niveau.</translation>
    </message>
    <message>
        <source>Open the rules</source>
        <translation>Ouvrir les règles</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Rules are edited beside the plan, where each shows at once what it would change.</source>
        <translation>Les règles se modifient à côté du plan, où chacune montre aussitôt ce qu&apos;elle changerait.</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Compression</translation>
    </message>
    <message>
        <source>For photos added from now on; stored ones stay as they are.</source>
        <translation>Pour les photos ajoutées désormais&#x202f;; celles déjà stockées ne changent pas.</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Every cost in this window is computed with this list.</source>
        <translation>Tous les coûts de cette fenêtre sont calculés avec cette liste.</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertes</translation>
    </message>
    <message>
        <source>Shown on the overview when a limit is passed.</source>
        <translation>Affichées dans la vue d&apos;ensemble quand une limite est dépassée.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Planification</translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation>Apparence et langue</translation>
    </message>
    <message>
        <source>For this window and this profile only.</source>
        <translation>Pour cette fenêtre et ce profil seulement.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Open the schedule</source>
        <translation>Ouvrir l&apos;horaire</translation>
    </message>
    <message>
        <source>The hour of the nightly run is set beside the rules it follows.</source>
        <translation>L&apos;heure du passage de la nuit se règle à côté des règles qu&apos;il suit.</translation>
    </message>
    <message>
        <source>Bandwidth limit</source>
        <translation>Limite de débit</translation>
    </message>
    <message>
        <source>A rate such as 2M, 2M/500K (up/down) or off; or times with rates: 08:00,2M 22:00,off</source>
        <translation>Un débit comme 2M, 2M/500K (envoi/réception) ou off&#x202f;; ou des heures avec un débit&#xa0;: 08:00,2M 22:00,off</translation>
    </message>
    <message>
        <source>Later tries</source>
        <translation>Essais différés</translation>
    </message>
    <message>
        <source>What fails for a cause that may pass is put back so often, for 1 minute up to 1 hour</source>
        <translation>Ce qui échoue pour une cause passagère est remis à plus tard ce nombre de fois, de 1 minute à 1 heure</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Transferts</translation>
    </message>
    <message>
        <source>For what goes to and comes from providers, in every console.</source>
        <translation>Pour ce qui va chez les fournisseurs et en vient, dans toutes les consoles.</translation>
    </message>
    <message>
        <source>Where a photo was taken stays searchable here, and in the stored photo</source>
        <translation>Le lieu de prise de vue reste cherchable ici, et dans la photo conservée</translation>
    </message>
    <message>
        <source>Colour profile</source>
        <translation>Profil de couleurs</translation>
    </message>
    <message>
        <source>Keep the photo&apos;s own</source>
        <translation>Garder celui de la photo</translation>
    </message>
    <message>
        <source>Convert to sRGB</source>
        <translation>Convertir en sRVB</translation>
    </message>
    <message>
        <source>Accept HEIC and AVIF</source>
        <translation>Accepter HEIC et AVIF</translation>
    </message>
    <message>
        <source>What phones write; stored as JPEG, which every browser shows</source>
        <translation>Ce qu&apos;écrivent les téléphones&#x202f;; conservé en JPEG, que tout navigateur affiche</translation>
    </message>
    <message>
        <source>Target size</source>
        <translation>Taille visée</translation>
    </message>
    <message>
        <source>Lowest quality for the target</source>
        <translation>Qualité minimale pour la taille visée</translation>
    </message>
    <message>
        <source>Where this does not reach the target size, the photo stays larger</source>
        <translation>Si cela ne suffit pas à atteindre la taille visée, la photo reste plus lourde</translation>
    </message>
    <message>
        <source>Read a day</source>
        <translation>À relire par jour</translation>
    </message>
    <message>
        <source>This share of each provider&apos;s files is read and compared after the nightly run; 1 % a day sees everything in 100 days</source>
        <translation>Cette part des fichiers de chaque fournisseur est relue et comparée après le passage de nuit&#x202f;; 1 % par jour voit tout en 100 jours</translation>
    </message>
    <message>
        <source>At most a day</source>
        <translation>Au plus par jour</translation>
    </message>
    <message>
        <source>Try settings on my photos…</source>
        <translation>Essayer des réglages sur mes photos…</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>What is stored at providers is read again, the files proven longest ago first.</source>
        <translation>Ce qui est stocké chez les fournisseurs est relu, en commençant par les fichiers vérifiés il y a le plus longtemps.</translation>
    </message>
    <message>
        <source>Thumbnails are always sRGB; a kept profile costs 0.5 to 4 kB a photo</source>
        <translation>Les miniatures sont toujours en sRVB&#x202f;; un profil conservé coûte 0,5 à 4&#xa0;ko par photo</translation>
    </message>
    <message>
        <source>A photo that would be larger is compressed more</source>
        <translation>Une photo qui la dépasserait est compressée davantage</translation>
    </message>
    <message>
        <source> kB</source>
        <translation> ko</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>Of each tier, as reading costs money at some providers</source>
        <translation>Par niveau, car la lecture est payante chez certains fournisseurs</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>Compression lab</source>
        <translation>Labo de compression</translation>
    </message>
    <message>
        <source>Compares settings on a sample; nothing is changed</source>
        <translation>Compare des réglages sur un échantillon&#x202f;; rien n&apos;est modifié</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>Tailles</translation>
    </message>
    <message>
        <source>Keep on this computer</source>
        <translation>Garder sur cet ordinateur</translation>
    </message>
    <message>
        <source>Of photos that lie at a provider; what is here opens at once, also without a connection</source>
        <translation>Pour les photos qui sont chez un fournisseur&#xa0;; ce qui est ici s&apos;ouvre aussitôt, même sans connexion</translation>
    </message>
    <message>
        <source>Every photo</source>
        <translation>Toutes les photos</translation>
    </message>
    <message>
        <source>The last used, up to a limit</source>
        <translation>Les dernières utilisées, jusqu&apos;à une limite</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>The least recently used go first; never what may be the only copy</source>
        <translation>Les moins récemment utilisées partent en premier&#xa0;; jamais ce qui est peut-être la seule copie</translation>
    </message>
    <message>
        <source>Quotas</source>
        <translation>Quotas</translation>
    </message>
    <message>
        <source>How much users, vendors and all together may store, in every console. Uploads over it are refused.</source>
        <translation>Ce que les utilisateurs, les vendeurs et tous ensemble peuvent stocker, dans chaque console. Au-delà, les ajouts sont refusés.</translation>
    </message>
    <message>
        <source>Local copies</source>
        <translation>Copies locales</translation>
    </message>
    <message>
        <source>What stays on this computer, and in how many places the photos lie.</source>
        <translation>Ce qui reste sur cet ordinateur, et en combien d&apos;endroits sont les photos.</translation>
    </message>
    <message>
        <source>Uses of one link above</source>
        <translation>Utilisations d&apos;un lien au-delà de</translation>
    </message>
    <message>
        <source>And ten times as often as other links</source>
        <translation>Et dix fois plus que les autres liens</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>The Telegram bot that photos are sent with. Make one with @BotFather, and start a chat with it.</source>
        <translation>Le bot Telegram qui envoie les photos. Créez-en un avec @BotFather, puis ouvrez une discussion avec lui.</translation>
    </message>
</context>
<context>
    <name>td::SharedSettings</name>
    <message>
        <source>Set by the environment; it wins over this page.</source>
        <translation>Défini par l&apos;environnement, qui l&apos;emporte sur cette page.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Enregistré&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>td::SideBar</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Profile: %1</source>
        <translation>Profil&#xa0;: %1</translation>
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
            <numerusform>%Ln annonce</numerusform>
            <numerusform>%Ln annonces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open</source>
        <translation>
            <numerusform>%Ln à traiter</numerusform>
            <numerusform>%Ln à traiter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln en échec</numerusform>
            <numerusform>%Ln en échec</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problème</numerusform>
            <numerusform>%Ln problèmes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::SimulatorPanel</name>
    <message>
        <source>What if…</source>
        <translation>Et si…</translation>
    </message>
    <message>
        <source>Photos uploaded a day</source>
        <translation>Photos ajoutées par jour</translation>
    </message>
    <message>
        <source>Share that gets published</source>
        <translation>Part publiée</translation>
    </message>
    <message>
        <source>Published after</source>
        <translation>Publiées après</translation>
    </message>
    <message>
        <source> d</source>
        <translation> j</translation>
    </message>
    <message>
        <source>Size of a photo</source>
        <translation>Taille d’une photo</translation>
    </message>
    <message>
        <source> kB</source>
        <translation> ko</translation>
    </message>
    <message>
        <source>TEMP to HOT after</source>
        <translation>De TEMP en HOT après</translation>
    </message>
    <message>
        <source> h</source>
        <translation> h</translation>
    </message>
    <message>
        <source>Keep published photos for</source>
        <translation>Conserver les photos publiées</translation>
    </message>
    <message>
        <source>HOT to COLD after idle</source>
        <translation>De HOT en COLD, sans accès depuis</translation>
    </message>
    <message>
        <source>COLD to the trash after</source>
        <translation>De COLD à la corbeille après</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>Liste de prix</translation>
    </message>
    <message>
        <source>HOT, a GB and month</source>
        <translation>HOT, le Go par mois</translation>
    </message>
    <message>
        <source>COLD, a GB and month</source>
        <translation>COLD, le Go par mois</translation>
    </message>
    <message>
        <source>Compression lab…</source>
        <translation>Laboratoire de compression…</translation>
    </message>
    <message>
        <source>Try other compression settings on a sample of your photos</source>
        <translation>Essayer d’autres réglages de compression sur un échantillon de vos photos</translation>
    </message>
</context>
<context>
    <name>td::SimulatorTab</name>
    <message>
        <source>Cost a month, the next 24 months</source>
        <translation>Coût mensuel sur 24 mois</translation>
    </message>
    <message>
        <source>Apply rules…</source>
        <translation>Appliquer les règles…</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Present rules</source>
        <translation>Règles actuelles</translation>
    </message>
    <message>
        <source>Changed rules</source>
        <translation>Règles modifiées</translation>
    </message>
    <message>
        <source>Cost a month from %1 to %2, from %3 to %4</source>
        <translation>Coût mensuel du %1 au %2, de %3 à %4</translation>
    </message>
    <message>
        <source>Apply these rules?</source>
        <translation>Appliquer ces règles&#x202f;?</translation>
    </message>
    <message>
        <source>They hold from the next run on, for every console of this catalogue.</source>
        <translation>Elles s&apos;appliquent dès le prochain passage, pour toutes les consoles de ce catalogue.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Rules changed</source>
        <translation>Règles modifiées</translation>
    </message>
    <message numerus="yes">
        <source>TEMP to HOT after %n hour(s) instead of %1</source>
        <translation>
            <numerusform>De TEMP en HOT après %n heure au lieu de %1</numerusform>
            <numerusform>De TEMP en HOT après %n heures au lieu de %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Published photos kept for %n day(s) instead of %1</source>
        <translation>
            <numerusform>Photos publiées conservées %n jour au lieu de %1</numerusform>
            <numerusform>Photos publiées conservées %n jours au lieu de %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>HOT to COLD after %n idle day(s) instead of %1</source>
        <translation>
            <numerusform>De HOT en COLD après %n jour sans accès au lieu de %1</numerusform>
            <numerusform>De HOT en COLD après %n jours sans accès au lieu de %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>COLD to the trash after %n day(s) instead of %1</source>
        <translation>
            <numerusform>De COLD à la corbeille après %n jour au lieu de %1</numerusform>
            <numerusform>De COLD à la corbeille après %n jours au lieu de %1</numerusform>
        </translation>
    </message>
    <message>
        <source>What it would come to</source>
        <translation>Ce que cela donnerait</translation>
    </message>
    <message>
        <source>After 24 months</source>
        <translation>Après 24 mois</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>Prices are not changed: they are what providers ask</source>
        <translation>Les prix ne changent pas&#x202f;: ce sont ceux des fournisseurs</translation>
    </message>
    <message>
        <source>a month after 24 months</source>
        <translation>par mois après 24 mois</translation>
    </message>
    <message>
        <source>With the present rules and prices.</source>
        <translation>Avec les règles et les prix actuels.</translation>
    </message>
    <message>
        <source>As much a month as with the present rules and prices.</source>
        <translation>Autant par mois qu&apos;avec les règles et les prix actuels.</translation>
    </message>
    <message>
        <source>The 24 months together: %1.</source>
        <translation>Sur les 24 mois&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 a month less than %2 with the present rules and prices.</source>
        <translation>%1 par mois de moins que %2 avec les règles et les prix actuels.</translation>
    </message>
    <message>
        <source>%1 a month more than %2 with the present rules and prices.</source>
        <translation>%1 par mois de plus que %2 avec les règles et les prix actuels.</translation>
    </message>
    <message>
        <source>Cost a month</source>
        <translation>Coût mensuel</translation>
    </message>
    <message>
        <source>Cost of the 24 months</source>
        <translation>Coût des 24 mois</translation>
    </message>
    <message>
        <source>Photos moved to the trash</source>
        <translation>Photos mises à la corbeille</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Stocké</translation>
    </message>
    <message>
        <source>Stored at the peak, the trash included</source>
        <translation>Stocké au maximum, corbeille comprise</translation>
    </message>
    <message>
        <source>The 24 months together, each as it ends</source>
        <translation>Les 24 mois ensemble, chacun tel qu’il finit</translation>
    </message>
    <message>
        <source>The last month with the present rules and prices</source>
        <translation>Le dernier mois avec les règles et les prix actuels</translation>
    </message>
    <message>
        <source>Difference of the last month</source>
        <translation>Différence du dernier mois</translation>
    </message>
    <message>
        <source>The 24 months with the present rules and prices</source>
        <translation>Les 24 mois avec les règles et les prix actuels</translation>
    </message>
    <message>
        <source>Difference of the 24 months</source>
        <translation>Différence des 24 mois</translation>
    </message>
</context>
<context>
    <name>td::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Chargement</translation>
    </message>
</context>
<context>
    <name>td::SliderField</name>
    <message>
        <source>Present value: %1</source>
        <translation>Valeur actuelle&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>td::StatusStrip</name>
    <message>
        <source>A run is under way</source>
        <translation>Passage en cours</translation>
    </message>
    <message>
        <source>The nightly run is off</source>
        <translation>Le passage de nuit est désactivé</translation>
    </message>
    <message>
        <source>Next run %1, in %2</source>
        <translation>Prochain passage %1 (dans %2)</translation>
    </message>
</context>
<context>
    <name>td::TagEditor</name>
    <message>
        <source>Remove tag %1</source>
        <translation>Retirer le tag %1</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Ajouter un tag</translation>
    </message>
</context>
<context>
    <name>td::ThumbnailCache</name>
    <message>
        <source>This photo is no longer in the catalogue</source>
        <translation>Cette photo n&apos;est plus dans le catalogue</translation>
    </message>
</context>
<context>
    <name>td::TierBadge</name>
    <message>
        <source>Trash</source>
        <translation>Corbeille</translation>
    </message>
</context>
<context>
    <name>td::TierCard</name>
    <message>
        <source>Explain this number</source>
        <translation>Expliquer ce chiffre</translation>
    </message>
</context>
<context>
    <name>td::TierFields</name>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Empty: beside the catalogue. It must exist</source>
        <translation>Vide&#xa0;: à côté du catalogue. Il doit exister</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Account ID</source>
        <translation>Identifiant du compte</translation>
    </message>
    <message>
        <source>Where the provider&apos;s console shows it; or give the endpoint</source>
        <translation>Là où la console du fournisseur l&apos;affiche&#x202f;; ou donnez le point d&apos;accès</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Point d&apos;accès</translation>
    </message>
    <message>
        <source>https and the host, without the bucket</source>
        <translation>https et l&apos;hôte, sans le bucket</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Région</translation>
    </message>
    <message>
        <source>Access key</source>
        <translation>Clé d&apos;accès</translation>
    </message>
    <message>
        <source>Its ID, not its secret; best a key for this bucket alone</source>
        <translation>Son identifiant, pas son secret&#x202f;; de préférence une clé pour ce seul bucket</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Service account</source>
        <translation>Compte de service</translation>
    </message>
    <message>
        <source>Its JSON key file, in place of access key and secret</source>
        <translation>Son fichier de clé JSON, à la place de la clé d&apos;accès et du secret</translation>
    </message>
    <message>
        <source>Storage class</source>
        <translation>Classe de stockage</translation>
    </message>
    <message>
        <source>For photos stored from now on</source>
        <translation>Pour les photos stockées désormais</translation>
    </message>
    <message>
        <source>CDN domain</source>
        <translation>Domaine CDN</translation>
    </message>
    <message>
        <source>Links of public photos begin with it</source>
        <translation>Les liens des photos publiques commencent par lui</translation>
    </message>
    <message>
        <source>Bucket in the address</source>
        <translation>Bucket dans l&apos;adresse</translation>
    </message>
    <message>
        <source>In the path, or as a part of the host&apos;s name</source>
        <translation>Dans le chemin, ou dans le nom de l&apos;hôte</translation>
    </message>
    <message>
        <source>Transfers at once</source>
        <translation>Transferts simultanés</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>Fichier d&apos;autorités</translation>
    </message>
    <message>
        <source>For a server whose certificate is your own</source>
        <translation>Pour un serveur dont le certificat est le vôtre</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Empty: as the system says</source>
        <translation>Vide&#xa0;: comme le dit le système</translation>
    </message>
    <message>
        <source>Folder of this computer</source>
        <translation>Dossier de cet ordinateur</translation>
    </message>
    <message>
        <source>Nowhere: idle photos stay in HOT</source>
        <translation>Nulle part&#xa0;: les photos inactives restent en HOT</translation>
    </message>
    <message>
        <source>Another S3 server</source>
        <translation>Un autre serveur S3</translation>
    </message>
</context>
<context>
    <name>td::TierForm</name>
    <message>
        <source>Test connection</source>
        <translation>Tester la connexion</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Conservé dans</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Choisir&#xa0;: %1</translation>
    </message>
    <message>
        <source>As the provider has it</source>
        <translation>Selon le fournisseur</translation>
    </message>
    <message>
        <source>Kept; type to replace it</source>
        <translation>Conservé&#x202f;; saisissez pour le remplacer</translation>
    </message>
    <message>
        <source>The secret is kept in the keyring of this computer, never in a file, and is not shown again.</source>
        <translation>Le secret est conservé dans le trousseau de cet ordinateur, jamais dans un fichier, et n&apos;est plus affiché.</translation>
    </message>
    <message>
        <source>There is no open keyring here, so a secret cannot be kept. Give it to each start in the variable %1, or open the keyring first.</source>
        <translation>Aucun trousseau ouvert ici&#xa0;: un secret ne peut pas être conservé. Donnez-le à chaque démarrage dans la variable %1, ou ouvrez d&apos;abord le trousseau.</translation>
    </message>
    <message>
        <source>What is saved holds from the next start on.</source>
        <translation>Ce qui est enregistré vaut dès le prochain démarrage.</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Plus de réglages</translation>
    </message>
    <message>
        <source>What is saved holds at once.</source>
        <translation>Ce qui est enregistré vaut tout de suite.</translation>
    </message>
    <message>
        <source>Move this tier to the bucket…</source>
        <translation>Déplacer ce niveau vers le bucket…</translation>
    </message>
    <message numerus="yes">
        <source>The tier holds %Ln photo(s) (%1): they are copied there first.</source>
        <translation>
            <numerusform>Le niveau contient %Ln photo (%1)&#xa0;: elle y est d’abord copiée.</numerusform>
            <numerusform>Le niveau contient %Ln photos (%1)&#xa0;: elles y sont d’abord copiées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The tier holds %Ln photo(s) (%1): move them to another tier first.</source>
        <translation>
            <numerusform>Le niveau contient %Ln photo (%1)&#xa0;: déplacez-la d’abord vers un autre niveau.</numerusform>
            <numerusform>Le niveau contient %Ln photos (%1)&#xa0;: déplacez-les d’abord vers un autre niveau.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::TierMoveDialog</name>
    <message>
        <source>Move %1 to a bucket</source>
        <translation>Déplacer %1 vers un bucket</translation>
    </message>
    <message>
        <source>Every photo of the tier is copied and proven there. Only when nothing is left does the tier lie there; the files here stay until you remove them. It can be stopped at any time and goes on from where it was, even after a power cut.</source>
        <translation>Chaque photo du niveau y est copiée et vérifiée. Le niveau n’y passe que lorsqu’il ne reste plus rien&#x202f;; les fichiers d’ici restent jusqu’à ce que vous les supprimiez. On peut arrêter à tout moment&#xa0;: la copie reprend où elle en était, même après une coupure de courant.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Copy and switch</source>
        <translation>Copier et basculer</translation>
    </message>
    <message>
        <source>What the copy costs once</source>
        <translation>Ce que la copie coûte une fois</translation>
    </message>
    <message>
        <source>%1 writes × %2 a million</source>
        <translation>%1 écritures × %2 le million</translation>
    </message>
    <message>
        <source>%1 reads to prove them × %2 a million</source>
        <translation>%1 lectures pour les vérifier × %2 le million</translation>
    </message>
    <message>
        <source>%1 reads at the source × %2 a million</source>
        <translation>%1 lectures à la source × %2 le million</translation>
    </message>
    <message>
        <source>%1 out of the source × %2 a GB</source>
        <translation>%1 sortis de la source × %2 le Go</translation>
    </message>
    <message>
        <source>%1 retrieved at the source × %2 a GB</source>
        <translation>%1 récupérés à la source × %2 le Go</translation>
    </message>
    <message>
        <source>Quit Tierdeck</source>
        <translation>Quitter Tierdeck</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Ensemble</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>The tier holds</source>
        <translation>Le niveau contient</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s), %1</source>
        <translation>
            <numerusform>%Ln photo, %1</numerusform>
            <numerusform>%Ln photos, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Still to copy</source>
        <translation>Reste à copier</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s), %1</source>
        <translation>
            <numerusform>%Ln objet, %1</numerusform>
            <numerusform>%Ln objets, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>about %1, at the bandwidth limit of %2</source>
        <translation>environ %1, à la limite de débit de %2</translation>
    </message>
    <message>
        <source>about %1, were the line to send %2</source>
        <translation>environ %1, si la ligne envoie %2</translation>
    </message>
    <message>
        <source>Costs once</source>
        <translation>Coûte une fois</translation>
    </message>
    <message>
        <source>Costs a month there</source>
        <translation>Y coûte par mois</translation>
    </message>
    <message>
        <source>Testing the bucket, then copying</source>
        <translation>Test du bucket, puis copie</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Copie</translation>
    </message>
    <message>
        <source>%1 of %2 objects, %3</source>
        <translation>%1 objets sur %2, %3</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>encore %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>%1 is moved</source>
        <translation>%1 est déplacé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) copied and proven, %1. The tier lies in the bucket from the next start of Tierdeck on. Quit it and start it again: until then photos of this tier cannot be read here, and nothing is moved there. Other consoles have to be bound to it as well.</source>
        <translation>
            <numerusform>%Ln objet copié et vérifié, %1. Le niveau est dans le bucket à partir du prochain démarrage de Tierdeck. Quittez-le et relancez-le&#x202f;: d’ici là, les photos de ce niveau ne peuvent pas être lues ici, et rien n’y est déplacé. Les autres consoles doivent y être reliées aussi.</numerusform>
            <numerusform>%Ln objets copiés et vérifiés, %1. Le niveau est dans le bucket à partir du prochain démarrage de Tierdeck. Quittez-le et relancez-le&#x202f;: d’ici là, les photos de ce niveau ne peuvent pas être lues ici, et rien n’y est déplacé. Les autres consoles doivent y être reliées aussi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping; what is copied stays there</source>
        <translation>Arrêt&#x202f;; ce qui est copié y reste</translation>
    </message>
</context>
<context>
    <name>td::TierWatch</name>
    <message>
        <source>All tiers reachable</source>
        <translation>Tous les niveaux répondent</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1 ne répond pas&#xa0;: %2</translation>
    </message>
    <message>
        <source>What the catalogue knows can be read.</source>
        <translation>Ce que connaît le catalogue reste consultable.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln action(s) will run when the network is back.</source>
        <translation>
            <numerusform>%Ln action partira au retour du réseau.</numerusform>
            <numerusform>%Ln actions partiront au retour du réseau.</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline: %1 does not answer.</source>
        <translation>Hors ligne&#xa0;: %1 ne répond pas.</translation>
    </message>
</context>
<context>
    <name>td::TiersSettings</name>
    <message>
        <source>No cold tier: idle photos stay in HOT.</source>
        <translation>Pas de niveau COLD&#xa0;: les photos inactives restent en HOT.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Tester</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>Tester %1</translation>
    </message>
    <message>
        <source>Set by %1 in the environment</source>
        <translation>Fixé par %1 dans l&apos;environnement</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Change where %1 is kept</source>
        <translation>Modifier l&apos;emplacement de %1</translation>
    </message>
    <message>
        <source>Saved. It holds from the next start on.</source>
        <translation>Enregistré. Valable dès le prochain démarrage.</translation>
    </message>
    <message>
        <source>Some files were never verified</source>
        <translation>Certains fichiers n&apos;ont jamais été vérifiés</translation>
    </message>
    <message>
        <source>Oldest proof of a file: %1</source>
        <translation>Plus ancienne preuve d&apos;un fichier&#xa0;: %1</translation>
    </message>
    <message>
        <source>Take this bucket over…</source>
        <translation>Reprendre ce bucket…</translation>
    </message>
    <message>
        <source>Take over the bucket of %1</source>
        <translation>Reprendre le bucket de %1</translation>
    </message>
    <message>
        <source>Is this really the bucket of %1?</source>
        <translation>Est-ce bien le bucket de %1&#x202f;?</translation>
    </message>
    <message>
        <source>Its marker is missing or names another catalogue. From now on this catalogue writes and deletes there; the other one does not any more. A wrong bucket is better corrected with Change.</source>
        <translation>Sa marque manque ou nomme un autre catalogue. Désormais ce catalogue y écrit et y supprime&#x202f;; l&apos;autre ne le fait plus. Un mauvais bucket se corrige plutôt avec Modifier.</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Le reprendre</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Le laisser</translation>
    </message>
    <message>
        <source>The move to the bucket %1 was not finished. What is copied stays there.</source>
        <translation>Le déplacement vers le bucket %1 n’est pas terminé. Ce qui est copié y reste.</translation>
    </message>
    <message>
        <source>Go on…</source>
        <translation>Reprendre…</translation>
    </message>
    <message>
        <source>Go on moving %1</source>
        <translation>Reprendre le déplacement de %1</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Y renoncer</translation>
    </message>
    <message>
        <source>Give up moving %1</source>
        <translation>Renoncer à déplacer %1</translation>
    </message>
    <message>
        <source>Give up moving %1?</source>
        <translation>Renoncer à déplacer %1&#x202f;?</translation>
    </message>
    <message>
        <source>The photos stay where they are. What is copied stays in the bucket %1 and is billed there until you remove it. The secret of its key is forgotten.</source>
        <translation>Les photos restent où elles sont. Ce qui est copié reste dans le bucket %1 et y est facturé jusqu’à ce que vous l’enleviez. Le secret de sa clé est oublié.</translation>
    </message>
    <message>
        <source>%1 is moved. It holds from the next start on.</source>
        <translation>%1 est déplacé. C’est valable à partir du prochain démarrage.</translation>
    </message>
</context>
<context>
    <name>td::Toast</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undo (%1)</source>
        <translation>Annuler (%1)</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>td::TonightCard</name>
    <message>
        <source>Next run</source>
        <translation>Prochain passage</translation>
    </message>
    <message>
        <source>Run now…</source>
        <translation>Lancer maintenant…</translation>
    </message>
    <message>
        <source>Turn on…</source>
        <translation>Activer…</translation>
    </message>
    <message>
        <source>Review plan</source>
        <translation>Examiner le plan</translation>
    </message>
    <message>
        <source>If it ran now</source>
        <translation>S&apos;il avait lieu maintenant</translation>
    </message>
    <message>
        <source>The nightly run is off</source>
        <translation>Le passage de nuit est désactivé</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>dans %1</translation>
    </message>
    <message>
        <source>Nothing to do tonight</source>
        <translation>Rien à faire cette nuit</translation>
    </message>
    <message>
        <source>Nothing to do right now</source>
        <translation>Rien à faire pour l&apos;instant</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>Aucun passage</translation>
    </message>
    <message>
        <source>Last run %1: %2</source>
        <translation>Dernier passage&#xa0;: %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>Last run %1, %Ln done</source>
        <translation>
            <numerusform>Dernier passage&#xa0;: %1, %Ln traitée</numerusform>
            <numerusform>Dernier passage&#xa0;: %1, %Ln traitées</numerusform>
        </translation>
    </message>
    <message>
        <source>Last run %1, nothing to do</source>
        <translation>Dernier passage&#xa0;: %1, rien à faire</translation>
    </message>
    <message>
        <source>A run is under way</source>
        <translation>Passage en cours</translation>
    </message>
</context>
<context>
    <name>td::TransferGroupRow</name>
    <message>
        <source>Open settings</source>
        <translation>Ouvrir les réglages</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Tout annuler</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Retry all %1</source>
        <translation>Tout réessayer (%1)</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
</context>
<context>
    <name>td::TransferIndicator</name>
    <message>
        <source>%1 failed</source>
        <translation>%1 en échec</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1, paused</source>
        <translation>%1, en pause</translation>
    </message>
    <message>
        <source>Transfers: %1</source>
        <translation>Transferts&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>td::TransferModel</name>
    <message>
        <source>Failed (%1)</source>
        <translation>En échec (%1)</translation>
    </message>
    <message>
        <source>Running (%1)</source>
        <translation>En cours (%1)</translation>
    </message>
    <message>
        <source>Waiting (%1)</source>
        <translation>En attente (%1)</translation>
    </message>
    <message>
        <source>Done (%1)</source>
        <translation>Terminés (%1)</translation>
    </message>
    <message>
        <source>Cancelled (%1)</source>
        <translation>Annulés (%1)</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>vers %1</translation>
    </message>
    <message numerus="yes">
        <source>tried %Ln time(s)</source>
        <translation>
            <numerusform>%Ln essai</numerusform>
            <numerusform>%Ln essais</numerusform>
        </translation>
    </message>
    <message>
        <source>again in %1</source>
        <translation>nouvel essai dans %1</translation>
    </message>
    <message>
        <source>again in a moment</source>
        <translation>nouvel essai dans un instant</translation>
    </message>
    <message>
        <source>Put back (%1), %2</source>
        <translation>Remis à plus tard (%1), %2</translation>
    </message>
    <message>
        <source>its sizes</source>
        <translation>ses tailles</translation>
    </message>
</context>
<context>
    <name>td::TransfersPage</name>
    <message>
        <source>Add photos…</source>
        <translation>Ajouter des photos…</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Compressing</source>
        <translation>Compression</translation>
    </message>
    <message>
        <source>Storing</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>Déplacement</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Tout annuler</translation>
    </message>
    <message>
        <source>Clear done</source>
        <translation>Effacer les terminés</translation>
    </message>
    <message>
        <source>Progress of the whole queue</source>
        <translation>Avancement de toute la file</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Transferts</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Nothing is moving</source>
        <translation>Aucun transfert</translation>
    </message>
    <message>
        <source>Photos that you add or move appear here until they are done.</source>
        <translation>Les photos que vous ajoutez ou déplacez apparaissent ici jusqu&apos;à la fin.</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln transfer(s)?</source>
        <translation>
            <numerusform>Annuler %Ln transfert&#x202f;?</numerusform>
            <numerusform>Annuler %Ln transferts&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Files that are not stored yet stay where they are. They can be tried again from the list.</source>
        <translation>Les fichiers pas encore stockés restent où ils sont. Vous pourrez les relancer depuis la liste.</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln transfer(s)</source>
        <translation>
            <numerusform>Annuler %Ln transfert</numerusform>
            <numerusform>Annuler %Ln transferts</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message numerus="yes">
        <source>Paused: %Ln wait</source>
        <translation>
            <numerusform>En pause&#xa0;: %Ln en attente</numerusform>
            <numerusform>En pause&#xa0;: %Ln en attente</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfer(s) failed</source>
        <translation>
            <numerusform>%Ln transfert a échoué</numerusform>
            <numerusform>%Ln transferts ont échoué</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>encore %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Tout suspendre</translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln failed</source>
        <translation>
            <numerusform>Réessayer %Ln échec</numerusform>
            <numerusform>Réessayer %Ln échecs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>et %Ln de plus</numerusform>
            <numerusform>et %Ln de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the photo</source>
        <translation>Voir la photo</translation>
    </message>
    <message numerus="yes">
        <source>%Ln put back for now</source>
        <translation>
            <numerusform>%Ln remis à plus tard</numerusform>
            <numerusform>%Ln remis à plus tard</numerusform>
        </translation>
    </message>
    <message>
        <source>next try in %1</source>
        <translation>prochain essai dans %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>To the top</source>
        <translation>En tête</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>En dernier</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln sélectionné</numerusform>
            <numerusform>%Ln sélectionnés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::TransfersPopover</name>
    <message>
        <source>Transfers</source>
        <translation>Transferts</translation>
    </message>
    <message>
        <source>Open Transfers</source>
        <translation>Ouvrir Transferts</translation>
    </message>
    <message>
        <source>Nothing is moving</source>
        <translation>Aucun transfert</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Suspendre</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln en échec</numerusform>
            <numerusform>%Ln en échec</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::Tray</name>
    <message>
        <source>Open Tierdeck</source>
        <translation>Ouvrir Tierdeck</translation>
    </message>
    <message>
        <source>Resume transfers</source>
        <translation>Reprendre les transferts</translation>
    </message>
    <message>
        <source>Pause transfers</source>
        <translation>Suspendre les transferts</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message numerus="yes">
        <source>Tierdeck: %Ln transfer(s) left</source>
        <translation>
            <numerusform>Tierdeck&#xa0;: %Ln transfert restant</numerusform>
            <numerusform>Tierdeck&#xa0;: %Ln transferts restants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>td::TrendTab</name>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Cost a month, as it was</source>
        <translation>Coût mensuel constaté</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30&#xa0;jours</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90&#xa0;jours</translation>
    </message>
    <message>
        <source>12 months</source>
        <translation>12&#xa0;mois</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>The trend starts tomorrow</source>
        <translation>La courbe commence demain</translation>
    </message>
    <message>
        <source>One point is recorded each day.</source>
        <translation>Un point est enregistré chaque jour.</translation>
    </message>
    <message>
        <source>Cost a month from %1 to %2, from %3 to %4</source>
        <translation>Coût mensuel du %1 au %2, de %3 à %4</translation>
    </message>
    <message>
        <source>Nothing cost anything yet</source>
        <translation>Rien n&apos;a encore rien coûté</translation>
    </message>
    <message>
        <source>Photos in TEMP are free.</source>
        <translation>Les photos en TEMP sont gratuites.</translation>
    </message>
</context>
<context>
    <name>td::UploadDialog</name>
    <message>
        <source>Add photos</source>
        <translation>Ajouter des photos</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Comptage…</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Publique</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Plus d&apos;options</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Draft</source>
        <translation>&amp;Annonce</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Annonce</translation>
    </message>
    <message>
        <source>Name of the draft</source>
        <translation>Nom de l&apos;annonce</translation>
    </message>
    <message>
        <source>summer, linen</source>
        <translation>été, lin</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>&amp;Tags</translation>
    </message>
    <message>
        <source>User photo</source>
        <translation>Photo utilisateur</translation>
    </message>
    <message>
        <source>Garment</source>
        <translation>Vêtement</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>T&amp;ype</translation>
    </message>
    <message>
        <source>Skip them</source>
        <translation>Les ignorer</translation>
    </message>
    <message>
        <source>Store them again</source>
        <translation>Les stocker de nouveau</translation>
    </message>
    <message>
        <source>Same bytes again</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>&amp;Same bytes again</source>
        <translation>&amp;Doublons</translation>
    </message>
    <message>
        <source>As in Settings</source>
        <translation>Comme dans Réglages</translation>
    </message>
    <message>
        <source>Keep the uploaded file too</source>
        <translation>Conserver aussi le fichier ajouté</translation>
    </message>
    <message>
        <source>Keep only the compressed photo</source>
        <translation>Ne conserver que la photo compressée</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>&amp;Original</source>
        <translation>&amp;Original</translation>
    </message>
    <message>
        <source>&amp;Public</source>
        <translation>&amp;Publique</translation>
    </message>
    <message>
        <source>Fewer options</source>
        <translation>Moins d&apos;options</translation>
    </message>
    <message>
        <source>Every photo needs a draft: photos in none go to the trash after two days.</source>
        <translation>Chaque photo doit avoir une annonce&#xa0;: sans annonce, elle va à la corbeille après deux jours.</translation>
    </message>
    <message>
        <source>Joins this draft.</source>
        <translation>S&apos;ajoute à cette annonce.</translation>
    </message>
    <message>
        <source>A new draft is made.</source>
        <translation>Crée une nouvelle annonce.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), %1. They stay on this computer until a rule moves them.</source>
        <translation>
            <numerusform>%Ln fichier, %1. Il reste sur cet ordinateur jusqu&apos;à ce qu&apos;une règle le déplace.</numerusform>
            <numerusform>%Ln fichiers, %1. Ils restent sur cet ordinateur jusqu&apos;à ce qu&apos;une règle les déplace.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) cannot be added.</source>
        <translation>
            <numerusform>%Ln autre ne peut pas être ajouté.</numerusform>
            <numerusform>%Ln autres ne peuvent pas être ajoutés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln photo(s)</source>
        <translation>
            <numerusform>Ajouter %Ln photo</numerusform>
            <numerusform>Ajouter %Ln photos</numerusform>
        </translation>
    </message>
    <message>
        <source>None: they are yours</source>
        <translation>Aucun&#x202f;: ce sont les vôtres</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>Vendeur</translation>
    </message>
    <message>
        <source>&amp;Vendor</source>
        <translation>&amp;Vendeur</translation>
    </message>
</context>
<context>
    <name>td::UploadFlow</name>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln terminé</numerusform>
            <numerusform>%Ln terminés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln en échec</numerusform>
            <numerusform>%Ln en échec</numerusform>
        </translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Ajouter des photos</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ajouter un dossier</translation>
    </message>
    <message>
        <source>Drawing the sample photos…</source>
        <translation>Création des photos d&apos;exemple…</translation>
    </message>
    <message>
        <source>Sample photos</source>
        <translation>Photos d&apos;exemple</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>exemple</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more were left out.</source>
        <translation>
            <numerusform>%Ln autre laissée de côté.</numerusform>
            <numerusform>%Ln autres laissées de côté.</numerusform>
        </translation>
    </message>
    <message>
        <source>Photos (*.jpg *.jpeg *.png *.gif *.webp *.heic *.heif *.avif)</source>
        <translation>Photos (*.jpg *.jpeg *.png *.gif *.webp *.heic *.heif *.avif)</translation>
    </message>
</context>
<context>
    <name>td::VariantForm</name>
    <message>
        <source>Make the missing sizes</source>
        <translation>Créer les tailles manquantes</translation>
    </message>
    <message>
        <source>Remove sizes not wanted any more</source>
        <translation>Supprimer les tailles devenues inutiles</translation>
    </message>
    <message>
        <source>Sizes of your own</source>
        <translation>Tailles personnalisées</translation>
    </message>
    <message>
        <source>Name and longest side in pixels, separated by commas</source>
        <translation>Nom et plus grand côté en pixels, séparés par des virgules</translation>
    </message>
    <message>
        <source>%1, %2 px</source>
        <translation>%1, %2&#xa0;px</translation>
    </message>
    <message>
        <source>%1, the photo itself</source>
        <translation>%1, la photo elle-même</translation>
    </message>
    <message>
        <source>The photo answers to this name; no second copy of it is stored</source>
        <translation>La photo répond à ce nom&#x202f;; aucune seconde copie n’est stockée</translation>
    </message>
    <message>
        <source>Sizes that are stored</source>
        <translation>Tailles stockées</translation>
    </message>
    <message>
        <source>They move with their photo and are part of its cost</source>
        <translation>Elles suivent leur photo et font partie de son coût</translation>
    </message>
    <message>
        <source>Set by the environment; it wins over this page.</source>
        <translation>Fixé par l’environnement, qui l’emporte sur cette page.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Enregistré&#xa0;: %1</translation>
    </message>
    <message>
        <source>Looking for photos without these sizes…</source>
        <translation>Recherche des photos sans ces tailles…</translation>
    </message>
    <message numerus="yes">
        <source>Make the missing sizes of %Ln photo(s)</source>
        <translation>
            <numerusform>Créer les tailles manquantes de %Ln photo</numerusform>
            <numerusform>Créer les tailles manquantes de %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove unwanted sizes of %Ln photo(s)</source>
        <translation>
            <numerusform>Supprimer les tailles inutiles de %Ln photo</numerusform>
            <numerusform>Supprimer les tailles inutiles de %Ln photos</numerusform>
        </translation>
    </message>
    <message>
        <source>Every stored photo has exactly these sizes.</source>
        <translation>Chaque photo stockée a exactement ces tailles.</translation>
    </message>
    <message>
        <source>Photos added before a change keep their sizes until you ask; the photos themselves are never compressed again.</source>
        <translation>Les photos ajoutées avant un changement gardent leurs tailles jusqu’à votre demande&#x202f;; les photos elles-mêmes ne sont jamais recompressées.</translation>
    </message>
    <message>
        <source>Queued. Transfers shows how far it is, and can pause or cancel it.</source>
        <translation>En file. Transferts montre l’avancement et permet de suspendre ou d’annuler.</translation>
    </message>
    <message>
        <source>Removing unwanted sizes: see Transfers</source>
        <translation>Suppression des tailles inutiles&#xa0;: voir Transferts</translation>
    </message>
    <message>
        <source>Making the missing sizes: see Transfers</source>
        <translation>Création des tailles manquantes&#xa0;: voir Transferts</translation>
    </message>
</context>
<context>
    <name>td::VariantText</name>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Petite</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Grande</translation>
    </message>
    <message>
        <source>Telegram</source>
        <translation>Telegram</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Couverture</translation>
    </message>
    <message>
        <source>Facebook</source>
        <translation>Facebook</translation>
    </message>
    <message>
        <source>Instagram</source>
        <translation>Instagram</translation>
    </message>
</context>
<context>
    <name>td::WindowActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Édition</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Photos</source>
        <translation>&amp;Photos</translation>
    </message>
    <message>
        <source>&amp;Lifecycle</source>
        <translation>&amp;Cycle de vie</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;?</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>Ajouter des photos…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <source>Add sample photos</source>
        <translation>Ajouter des photos d&apos;exemple</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Chercher dans cette page</translation>
    </message>
    <message>
        <source>Search and commands…</source>
        <translation>Recherche et commandes…</translation>
    </message>
    <message>
        <source>Reload the page</source>
        <translation>Recharger la page</translation>
    </message>
    <message>
        <source>Collapse the side bar</source>
        <translation>Réduire la barre latérale</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Partie suivante de la fenêtre</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Partie précédente de la fenêtre</translation>
    </message>
    <message>
        <source>Colours like the system</source>
        <translation>Couleurs du système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>Contraste élevé, clair</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>Contraste élevé, sombre</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>Langue du système</translation>
    </message>
    <message>
        <source>Review the plan</source>
        <translation>Examiner le plan</translation>
    </message>
    <message>
        <source>Run now…</source>
        <translation>Lancer maintenant…</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>About Tierdeck</source>
        <translation>À propos de Tierdeck</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Annuler&#xa0;: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Rétablir&#xa0;: %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Redo (cannot be done again: %1)</source>
        <translation>Rétablir (ne peut pas être refait&#xa0;: %1)</translation>
    </message>
</context>
<context>
    <name>td::format</name>
    <message>
        <source>%1 a month</source>
        <translation>%1 par mois</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>aujourd&apos;hui à %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>hier à %1</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation>demain à %1</translation>
    </message>
    <message>
        <source>d</source>
        <comment>days, short</comment>
        <translation>j</translation>
    </message>
    <message>
        <source>h</source>
        <comment>hours, short</comment>
        <translation>h</translation>
    </message>
    <message>
        <source>min</source>
        <comment>minutes, short</comment>
        <translation>min</translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds, short</comment>
        <translation>s</translation>
    </message>
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
            <numerusform>%n heure</numerusform>
            <numerusform>%n heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>tonight at %1</source>
        <translation>cette nuit à %1</translation>
    </message>
    <message>
        <source>today at %1</source>
        <translation>aujourd&apos;hui à %1</translation>
    </message>
    <message>
        <source>tomorrow at %1</source>
        <translation>demain à %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>le %1 à %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 byte(s)</source>
        <translation>
            <numerusform>%1 octet</numerusform>
            <numerusform>%1 octets</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
</context>
</TS>
