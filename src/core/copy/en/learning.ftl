# What the desk has learnt: likely fixes, guesses, fixes and articles, statistics.

## Likely fixes on cards.
label-fixes = Likely fixes
label-fixes-waiting = Likely fixes are being looked for.
fixes-line = { $percent } %, { $seen }
fixes-seen =
  { $times } of { $of } { $level ->
    [unit] on this unit
    [model] on this model
    [family] on this family
    [manufacturer] of this manufacturer
    [category] of this category
   *[any] altogether
  }
fixes-explained =
  { $times } of { $of } similar faults { $level ->
    [unit] on this unit
    [model] on this model
    [family] on this family
    [manufacturer] of this manufacturer
    [category] of this category
   *[any] altogether
  } were closed by this; { $returned ->
    [0] none came back within 30 days.
    [one] one came back within 30 days.
   *[other] { $returned } came back within 30 days.
  }
fixes-explained-none = The words point to this; no similar fault on record was closed by it.
fixes-returned-after = Where it came back, it took { $days } days at the middle.
fixes-parts = Parts: { $parts }
fixes-minutes = About { $duration }
fixes-title = Likely fixes for #{ $number }
fixes-footer = Learnt from past repairs. You decide; say what helped and the next suggestion gets better.
fixes-case = { $problem } → { $solution }
fixes-cases = Nearest past repairs
fixes-waiting = The likely fixes of #{ $number } are not ready yet. Ask again in a moment.
abstained-no_words = No suggestion: the description says too little.
abstained-no_history = No suggestion: there are no past repairs to learn from yet.
abstained-thin_evidence = No suggestion: too few similar repairs are on record.
abstained-unsure = No suggestion: past repairs point in different directions.
button-fixes = All about the fixes
button-fix-worked = { $at } · Used, worked
button-fix-failed = { $at } · Used, did not help
fixes-said-worked = Somebody said: it worked.
fixes-said-failed = Somebody said: it did not help.
done-fix-worked = Noted: “{ $fix }” worked on #{ $number }.
done-fix-failed = Noted: “{ $fix }” did not help on #{ $number }.
form-report-offers = Likely fixes: { $fixes }. For Fix write a number, or other words.

## Guesses and possible duplicates.
label-category-guess = Category (a guess)
label-urgency-guess = Urgency (a guess)
guess-shown = { $value }, { $percent } %
button-guess-category = Category: { $value }
button-guess-urgency = Urgency: { $value }
done-guess-category = #{ $number } has the category { $value } now.
done-guess-urgency = The urgency of #{ $number } is { $value } now.
label-maybe-same = Possible duplicate
maybe-same = May be the same as #{ $target } { $title }
button-merge-same = Merge into #{ $target }
