"""The balance check finds sentences that may hurt or mislead.

A reviewer who is a clinician showed the first list. The fresh ones were mostly written before the
patterns that find them, so that the patterns were tried on words that they were not made for.
"""

import pytest

from content.lint.run import Text, balance

REVIEWED = """LDN is worth a try if nothing else has worked.
LDN is well worth discussing because so many people do well on it.
Many patients notice a difference within weeks.
Most people do well on LDN.
It gave her back her independence.
Sarah, 42, can walk again since she began LDN.
After three months on LDN he could climb the stairs.
LDN has an excellent safety record.
LDN has few or no side effects.
Side effects are rare at this dose.
Most people have no problems at all with LDN.
At such a low dose the usual warnings do not apply.
The contraindications of the 50 mg tablet are not relevant to low doses.
At a low dose, liver tests are not needed.
You can carry on with your codeine as long as you take it twelve hours apart.
Take LDN at least four hours after tramadol.
Occasional codeine is not a problem with LDN.
A low dose will not cause withdrawal.
If withdrawal starts, take another dose of your painkiller.
Call 999 only if withdrawal lasts more than a day.
Withdrawal is unpleasant but not dangerous.
LDN does not interact with your DMT.
LDN can be taken with ocrelizumab.
There is no known interaction with interferon.
LDN is fine with baclofen and pregabalin.
LDN is fine with glatiramer [@ludwig-2016].
Start with 1.5 mg and increase by 0.5 mg every two weeks.
Start with 1.5 mg for two weeks, then add 0.5 mg every two weeks, up to 4.5 mg [@ldnrt-pack].
Begin on 0.5 ml and go up slowly to 4.5 ml.
Take 4.5 mg at bedtime.
Take 4.5 mg at night [@cree-2010].
The usual dose is 3 mg at night.
Halve a 50 mg tablet and dissolve it in water.
Stop your opioids a week before you start LDN.
Stop your opioids 7 to 10 days before you start LDN [@smpc-naltrexone-50].
Stop taking codeine for 7 to 10 days and then start LDN.
Stop naltrexone about 3 days before your operation [@smpc-naltrexone-50].
There is no need to tell the surgeon about LDN.
You do not need to tell your GP.
Breastfeeding mothers may take LDN.
Naltrexone is safe in pregnancy.
LDN is safe with alcohol.
LDN lets you stop your DMT.
You could reduce your other medicines once LDN works.
Tell your GP that you would like to try LDN.
Show your GP this page and ask for a prescription.
If your GP says no, ask another GP.
Don't take no for an answer.
Your GP has to prescribe LDN if you ask.
Doctors refuse LDN because drug companies cannot profit from it.
LDN costs pennies a day.
A month's supply is about 25 quid.
A private prescription costs twenty-five.
Consultation fee: 90.
Clinic 158 can prescribe LDN by video call.
Dickson Chemist in Glasgow makes LDN.
You can get LDN privately.
LDN is easy to get online.
LDN is approved for MS in the UK.
LDN is NHS approved.
The NHS recommends LDN for MS.
NICE recommends LDN for MS.
NICE says LDN is suitable.
The MHRA has licensed LDN.
LDN is licensed in the UK for alcohol dependence.
LDN is a licensed medicine.
LDN is used off-label as a liquid or capsules.
LDN is an off-label medicine.
The NHS in Scotland provides LDN for MS.
This NHS-style letter will get you a prescription.
LDN Guide is an NHS service.
LDN is a drug with real potential.
There is growing evidence for LDN in MS.
Evidence for LDN is encouraging.
LDN may help with fatigue.
LDN can lift your mood and energy.
LDN gave people more energy and better sleep.
People taking LDN had fewer relapses.
LDN is not addictive and you cannot overdose on it.
LDN is natural and works with your body.
LDN has been used safely for over thirty years.
LDN has been used for 40 years.
Thousands of people in the UK take LDN.
LDN is ideal for people with primary progressive MS.
LDN modulates the immune system.
LDN rebalances the immune system.
LDN stimulates the immune system.
LDN turns down inflammation in the brain.
LDN raises endorphins.
LDN increases endorphin levels.
LDN helps the body make more endorphins.
After the block wears off the body makes more endorphins.
Quality of life was higher on LDN [@cree-2010].
The trial in the US was positive [@cree-2010].
LDN and glatiramer were taken together without problems [@ludwig-2016].
LDN kept people stable for years [@ludwig-2016].
Most people tolerate LDN well.
LDN slows the disease.
LDN treats MS.
LDN is a treatment for MS.
It is a safe, cheap and effective medicine.
LDN does no harm.
Although how it works is unknown LDN is safe.
It is unclear how it works but LDN is safe for most people.
Did you know that LDN is safe and effective?
Could LDN help you?
Is LDN the treatment you have been looking for?
Why wait?
No doctor can say that LDN is not safe.
Not everyone knows that LDN is safe.
LDN is well-tolerated in small trials.
LDN is well tolerated, and no trial has found serious harm.
Side effects were mild and the trial was short.
People with acute hepatitis should talk to the prescriber.
Severe renal impairment calls for a lower dose.
LDN is worth asking about.
"""
FRESH = """Leave six hours between your morphine and your LDN.
Skip your evening tramadol on the nights you take LDN.
Come off your painkillers gradually, then begin LDN.
You only need a short break from co-codamol before LDN.
One or two co-codamol a week will do no damage.
If the pain breaks through, a little extra oxycodone is fine.
There is no reason not to carry on with dihydrocodeine.
Wean yourself off fentanyl patches over a fortnight.
The small dose in LDN is too weak to set off withdrawal.
Any withdrawal will pass in a few hours, so wait it out.
You need not ring 999 for withdrawal.
Most people build up from half a millilitre to 4 ml.
Swallow one capsule each evening.
Increase the dose every week until you feel a benefit.
Dissolve the tablet in 50 ml of water.
A good target dose is 4.5 mg.
Pause LDN for three days before the dentist.
Doctors exaggerate the warnings about naltrexone.
The leaflet in the box is about higher doses, so ignore its cautions.
Your anaesthetist does not need to know about LDN.
People with liver problems can take LDN.
Nobody on a low dose needs blood tests.
LDN goes well with interferon.
LDN sits happily alongside ocrelizumab.
Copaxone and LDN make a good team.
You may be able to drop your Tecfidera.
LDN is an alternative to disease-modifying therapy.
The MHRA is happy with LDN for MS.
LDN has been authorised for multiple sclerosis.
LDN is available on prescription from any NHS pharmacy.
LDN is backed by NICE.
Change surgery if they refuse.
Keep asking until someone says yes.
You have a right to LDN.
John has MS and went back to work after LDN.
Within a month she was out of her wheelchair.
My husband swears LDN saved us.
LDN has a lot going for it.
You have little to lose by trying LDN.
More and more evidence points to LDN.
Research into LDN looks hopeful.
A bottle will set you back around twenty.
LDN costs less than a coffee a day.
LDN resets the immune system.
LDN triggers a surge of endorphins.
LDN dampens inflammation.
Walking was easier on LDN.
Bladder symptoms settled with LDN.
Nothing bad happened to anyone in the trials.
No one can claim that LDN is not effective.
It is uncertain why, yet LDN is safe.
Would you like a medicine that works?
Have your last tramadol in the morning and your LDN at night.
Tramadol in the morning and LDN at night do not get in each other's way.
A codeine tablet now and again is perfectly OK.
Most opioids can be taken as long as LDN is left out that day.
Swap your co-codamol for paracetamol before LDN.
Give your body a week without morphine first.
LDN at this dose is far too small to bring on withdrawal.
Withdrawal symptoms are nothing to be afraid of.
Feeling sweaty and shaky after the first dose is normal and will pass.
Stay at home and rest if withdrawal comes on.
If you get withdrawal, see your GP in the morning.
Two milligrams is plenty to begin with.
Work your way up by half a milligram a fortnight.
Bedtime is the best time for your dose.
If you miss a dose, double up the next day.
Your tablet can be cut into ten pieces.
The safety warnings are only there for lawyers.
Your liver does not need checking.
Women can stay on LDN while they are pregnant.
Teenagers have used LDN too and there is no reason not to.
Do not bother your neurologist with it.
Keep quiet about LDN at the hospital.
LDN and your DMT will not get in each other's way.
It makes no difference which DMT you are on.
Once LDN kicks in you may not need your baclofen.
People have put off starting a DMT thanks to LDN.
LDN has the green light from the MHRA.
The regulator has passed LDN as fit for MS.
Doctors across the NHS are now prescribing LDN as standard.
LDN is an approved MS therapy.
Find a doctor who believes in LDN.
Refuse to leave until you have the prescription.
Anna from Leeds has been relapse-free for six years on LDN.
A mum of two told us how LDN gave her energy.
What have you got to lose?
Science is catching up with LDN.
LDN is one of medicine's best-kept secrets.
Users rate LDN highly.
It works out at less than a pound a week.
You will pay roughly fifteen a month.
LDN tops up your natural painkillers.
LDN quietens overactive immune cells.
LDN flushes the receptors and resets the body.
LDN took the edge off spasms.
Bladder control returned in most users.
Few dropped out, which shows how kind LDN is to the body.
Whether or not you have relapses, LDN is safe.
Nobody doubts any longer that LDN is effective.
It is unknown why doctors hold back, because LDN is safe.
LDN is not unsafe.
Your usual morphine can go on as before.
Take your codeine first and LDN once it has worn off.
Wait until the co-codamol is out of your system.
A day off tramadol is enough.
You will not feel withdrawal at this strength.
Shivering on the first night means that it is working.
Take LDN at nine in the evening.
Raise it to three milligrams after a fortnight.
Most start low and double the amount each week.
Leave LDN off for a weekend before surgery.
Forget what the leaflet says about the liver.
There is nothing in the warnings that need concern you.
LDN suits people with kidney trouble too.
It is fine to breastfeed on LDN.
Your DMT and LDN complement each other.
LDN and Ocrevus: no issues.
With LDN on board, the steroids became unnecessary.
LDN now has official approval.
The NHS pays for LDN.
NICE gave LDN a positive opinion.
Try a private doctor if your own is unhelpful.
Stand your ground with the neurologist.
Tom could not walk to the shop; now he does it daily.
My aunt has been on it for ten years.
Results speak for themselves.
LDN could be the answer for you.
The future of LDN is bright.
Only seventeen a bottle.
LDN kick-starts endorphin production.
LDN soothes inflamed nerves.
Spasms were rarer with LDN.
It is unclear why LDN is not used more, as it works.
Nobody would dispute that LDN is safe.
It has never hurt anybody.
You need have no worries about LDN.
Put two hours between LDN and any opioid.
If you must have codeine, leave LDN out that day.
Patients on buprenorphine do well when LDN is added slowly.
Withdrawal has never been seen with LDN.
A hot bath helps with withdrawal.
Go from 1 ml to 2 ml in the second week.
Three milligrams suits most people.
Have it last thing at night.
Hold the drops under your tongue for one minute.
Stop for three days before any operation.
Hepatitis need not rule out LDN.
The surgeon can be told afterwards.
LDN is fine during pregnancy.
LDN pairs nicely with natalizumab.
We know of nobody who had trouble taking LDN with fingolimod.
Your neurologist may let you drop the interferon.
LDN is an NHS medicine.
Scotland funds LDN.
Mary, a nurse from Hull, walks her dog again.
The evidence keeps getting better.
A course costs about the same as a takeaway.
LDN retunes the immune response.
LDN works by lifting endorphins.
Fewer spasms were seen [@gironi-2008].
"""


@pytest.mark.hazard("H04.2", "H10.1")
@pytest.mark.parametrize("words", (REVIEWED + FRESH).strip().splitlines())
def test_a_sentence_that_may_hurt_or_mislead_is_found(words):
    assert balance([Text("x", f"<p>{words}</p>")])
