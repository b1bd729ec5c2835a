/** The newsletter's own report of its meeting, told as what was said there. */
export const MINUTES_OPENING = `Thank you to everybody who joined us. For those who could not, this is what the team reported on the three months before, and what was agreed.

**Speeding.** We work closely with Community Speedwatch volunteers and the Vision Zero team: targeted speed checks, tickets, vehicles seized. If you live where speeding is a concern, please report it on the force’s website.

**Drugs.** The team reported that a man had been charged in connection with the supply of drugs to children in Cambourne, that a warrant in Bassingbourn had found cannabis, that a man had been charged after a cannabis factory was discovered in Knapwell, and that an investigation into another in Sawston goes on. Thank you for what you have told us. Please keep sending it.

**Antisocial behaviour.** The team has been in schools, speaking with pupils. Hot-spot patrols were carried out across the area. There was a community meeting and targeted activity in Cambourne, where persistent begging ended in a Criminal Behaviour Order. Contact with unauthorised encampments goes on.

**Agreed for the next three months**, beside our daily work:

1. Antisocial behaviour: Fen Ditton, Fulbourn, Milton, Waterbeach, Histon and Impington
2. Drugs: developing intelligence, and targeted activity
3. Speeding: Girton as a focus, but not only there

We want to work on what is the highest risk and concern for you. There are updates on each of these here, and we begin again with another meeting in three months.`;

/** Made up: what the team would have had to say of the quarter before. */
export const MINUTES_BEFORE = `Thank you for coming. This is what we reported, and what was agreed.

**Converters.** Fewer were taken while we patrolled. Of three marking sessions that we promised, we held one.

**Burglary.** We visited the streets where homes were entered. We held no advice session: nobody was free to give one. Several of you said that you had waited for it, and you were right to.

**Speeding.** Slower in Comberton; not in Girton and Hardwick.

**Agreed for the next three months:**

1. Speeding, with Speedwatch and Vision Zero
2. Drug dealing
3. Antisocial behaviour around schools and centres`;
