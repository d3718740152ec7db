"""The balance check lets sentences pass that warn, deny or inform: false alarms get ignored.

A reviewer who is a clinician showed the first list. The fresh ones came before the patterns.
"""

import pytest

from content.lint.run import Text, balance

ALARMS = """I take or may be prescribed naltrexone, an opioid blocker.
What my GP needs to know
The letter from my neurologist confirms MS.
Some people report vivid dreams.
Many patients say that they sleep badly.
Naltrexone reduces the effect of codeine.
LDN may make opioid painkillers less effective.
The powerful opioids, such as fentanyl, are blocked too.
Better studies are needed.
Sore throat, low mood and better-known side effects are listed in the leaflet.
You can take someone with you to the appointment.
You can start the letter today and finish it tomorrow.
Insist on an ambulance: call 999.
Naltrexone is a prescription-only medicine and not a controlled drug.
Talk to your GP before you start LDN.
Keep the medicine in a safe place.
Never stop an opioid suddenly or without the prescriber.
No trial shows an effect on relapses, disability or MRI.
It is not known whether LDN is safe with a disease-modifying therapy.
The trial found no meaningful difference in pain or fatigue [@sharafaddinzadeh-2010].
A special may be ordered by a doctor, dentist, nurse or pharmacist independent prescriber.
England charges a standard amount for each item on a prescription.
Avoid any site that sells prescription medicines without a prescription.
Check the pharmacy on the GPhC register.
The prescriber decides, and may say no.
Acute hepatitis and liver failure are contraindications of the licensed product.
We found no NICE advice on LDN for MS when we searched in November 2026.
NICE does not license medicines; the MHRA does.
Ask your GP about LDN.
You can report a side effect yourself to the Yellow Card scheme.
The GP may say that it is not suitable for you.
If you feel worse, tell the prescriber.
LDN is taken as liquid, capsules, drops or cream.
Sources for full-dose naltrexone stop it about 3 days before planned opioid use.
Your pharmacist can help you check your list of medicines.
The most common side effects were mild in the trial, which was too small to find rare ones.
Trying to overcome the block can cause fatal overdose.
Sleep may be disturbed if it is taken near bedtime.
A pharmacy may charge for delivery.
Nobody was cured.
Naltrexone tablets are licensed for alcohol dependence and opioid dependence.
The capsule strengths are 1, 1.5, 2, 2.5, 3, 3.5 and 4.5 mg.
A supply that was agreed once can be withdrawn later.
Prescription charges do not apply in Scotland, Wales and Northern Ireland.
Do not stop or change your medicine by yourself.
Liver failure is a contraindication.
The prescriber may suggest starting low, because sources report that.
In one case, withdrawal was severe after 1 mg.
Safety netting: who to call.
Ask the surgeon about it.
Capsules are dearer to make than tablets.
The patient reports this.
"""
FRESH = """Do not stop codeine without asking the person who prescribes it.
Before you change a painkiller, speak to a pharmacist.
Tell the surgeon, the anaesthetist and the dentist that you take LDN.
No interval between opioids and LDN has been established.
Sudden withdrawal is an emergency: call 999.
Withdrawal can be severe, even after a small dose.
A low dose does not mean that the warnings do not apply.
The licensed product asks for 7 to 10 days without opioids first.
Some cough medicines contain codeine.
The trial left out anyone who used opioids.
The trial gave 4.5 mg at night or a placebo, in turn.
Only the prescriber can change the dose.
Do not take a second dose if you forget one.
Do not crush the tablets.
Ask the pharmacist how to measure it.
It is not known whether LDN can be taken with ocrelizumab.
No study has looked at LDN together with natalizumab.
Nobody can say whether LDN interacts with fingolimod.
Talk to your MS team before you stop a disease-modifying therapy.
Tell your MS team about LDN as well.
LDN is not approved for MS anywhere in the UK.
The NHS website explains prescription charges.
NICE has not looked at LDN for MS.
This site is not part of the NHS.
If your GP says no, ask for the reason.
You can ask the MS nurse what else may be tried for fatigue.
A GP may refuse, and that can be the right answer.
Some people stopped because of nausea.
A few patients describe headaches in the first days.
Take this list with you to the pharmacy.
You can use the letter as it is or change it.
It is not known how LDN acts.
LDN is thought to block receptors for a short time.
Whether LDN changes the immune system in people is not known.
Stronger evidence would need a larger trial.
We do not print prices.
Read the cautions first if you take painkillers.
Liver tests may be needed before and during treatment.
The prescriber should check kidney function.
He or she may ask for your record.
Tell the prescriber if you have taken any codeine in the last weeks.
Show this card before you are given any painkiller.
The hospital team can choose another kind of pain relief.
If you need an operation, tell the team early that you take LDN.
Opioid use in the last days should be asked about.
The review did not look at people who took opioids.
Call 999 if you are very unwell after a dose.
Withdrawal can begin within minutes.
Do not change your dose by yourself.
In the trial in Iran people took capsules for eight weeks.
The prescriber sets the dose and the time of day.
Read the label: strength, milligrams and millilitres.
Liquids differ in strength, so a spoonful is no dose.
Ask the prescriber which blood tests you need.
The licence warns against use in liver failure, which is a contraindication.
There are no data on breastfeeding with LDN.
We do not know whether LDN and your DMT affect each other.
Interferon was excluded from the Italian trial.
LDN has no licence for MS in the UK.
The MHRA has not licensed LDN for any use.
NICE guidance on MS does not name LDN.
Your GP may say no and tell you why.
You may want a second person with you when you talk.
The study was done at one hospital and had no control group.
One person left the study because of headaches.
Results for pain were worse in half of the people.
Nobody knows whether the rise in endorphins matters.
One idea is that LDN may act on microglia.
You can print the letter and take it to your appointment.
How much you pay depends on where you live.
Write down what you feel and when, and show it to the nurse.
The pharmacist can check for interactions.
People with kidney problems should tell the prescriber.
The letter asks the GP to consider your history.
It was a small trial, and its authors ask for larger ones.
The trial excluded people who had used opioids in the 10 days before it.
Codeine can be bought without a prescription, so it is easy to forget.
If you have run out of a medicine, ask your pharmacist.
Take your list of medicines to every appointment.
Take the letter to your GP.
Add your medicines to the list.
Start with the cautions.
You can stop at any time and come back later.
You can start again or print the letter.
Your answers are kept for 24 hours.
The dose in the trial was 4.5 mg.
The licensed dose is 50 mg a day.
Half of those who took part were women.
Pregnancy was a reason to be left out of the trial.
Surgeons may need to use other pain relief.
The prescriber may ask for a blood test.
Interactions with most medicines have not been studied.
It has not been tested with ocrelizumab.
Alcohol and LDN have not been studied together in MS.
LDN does not replace any medicine for MS.
A special has no licence.
Naltrexone 50 mg tablets have a UK licence.
The GMC says what a prescriber should do.
The NHS charges for prescriptions in England.
Ask a second time if the answer was not clear.
Ask the MS nurse who else can help.
She was one of the authors.
Nobody in the trial was followed for longer than six months.
Fatigue did not change.
Mood scores did not differ.
A larger trial would be needed to know.
The authors call their result uncertain.
Withdrawal from the trial was common.
People withdrew because of nausea or poor sleep.
Some people sleep badly at first.
Blood tests cannot show whether LDN works.
We check every link, but sites change.
The review is due in November 2027.
Opioids and LDN must not be taken together without advice from the prescriber.
If you had an opioid in hospital, tell the prescriber.
An anaesthetist may plan other pain relief.
Keep a list of your painkillers.
Naltrexone blocks the effect of codeine.
Some people take LDN as drops under the tongue.
LDN for two trials was made up as capsules.
No dose has been shown to be best.
The trial compared LDN with a dummy medicine.
Glatiramer was the only DMT in that series.
Steroid use was not allowed in the Italian trial.
Ask your MS nurse before you take anything new.
LDN is unlicensed for MS in every part of the UK.
The Drug Tariff lists two liquids.
GPs differ, and none has to agree.
You may hear different views.
It is your choice whether to send the letter.
You can leave questions empty.
It was the first trial of LDN in MS.
The result may be chance.
Most of those who took part were women.
Nobody with liver disease took part.
Your GP practice can tell you how to reach the MS team.
If you feel very ill, call 999 and say that you take naltrexone.
A pharmacist will measure the liquid with you.
Twelve people left before the end [@cree-2010].
Two reviews reached different conclusions.
We give no advice on doses.
Insomnia is very common with the licensed dose.
More research is needed.
"""


@pytest.mark.parametrize("words", (ALARMS + FRESH).strip().splitlines())
def test_a_sentence_that_warns_or_informs_is_not_found(words):
    assert balance([Text("x", f"<p>{words}</p>")]) == []
