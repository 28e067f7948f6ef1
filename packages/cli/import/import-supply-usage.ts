/** How `maillage import supply` is used. */
export const importSupplyUsage = {
  fr: [
    'maillage import supply FICHIER [--out supply.csv]',
    '    compte les professionnels par commune (PS_LibreAcces_Personne_activite, BPE, ou commune,profession,fte[,age]), sans aucun nom\u202f;',
    '    s’emploie ensuite avec --supply supply.csv',
  ].join('\n'),
  en: [
    'maillage import supply FILE [--out supply.csv]',
    '    counts practitioners by commune (PS_LibreAcces_Personne_activite, BPE, or commune,profession,fte[,age]), without any name;',
    '    used afterwards by --supply supply.csv',
  ].join('\n'),
}
