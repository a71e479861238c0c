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

## Fixes and articles: commands and their descriptions (at most 100 characters).
command-fix = Look after the fixes that repairs are counted by
command-article = Look after the articles that customers are offered
command-fix-list = Fixes, and what waits for a decision
command-fix-show = All about one fix and how people call it
command-fix-merge = Count two fixes as one
command-fix-split = Move wordings of a fix to another
command-fix-rename = Give a fix another name
command-article-list = Articles, drafts first
command-article-show = Read an article
command-article-write = Write an article
command-article-publish = Offer an article to customers
command-article-retire = Offer an article no more
argument-fix = Name of the fix, or words of it
argument-into = The fix that it joins
argument-title = The name
argument-wordings = The wordings that move, one a line
argument-article = Title of the article, or words of it
argument-category = The kind of equipment

## Forms.
form-fix-show = Which fix?
form-fix-show-send = Show
form-fix-merge = Count two fixes as one
form-fix-merge-send = Merge
form-fix-split = Move wordings to another fix
form-fix-split-send = Split
form-fix-rename = Rename a fix
form-fix-rename-send = Rename
form-article-show = Which article?
form-article-show-send = Show
form-article-write = An article
form-article-write-send = Save
form-article-publish = Publish an article
form-article-publish-send = Publish
form-article-retire = Retire an article
form-article-retire-send = Retire
form-fix-split-intro = Delete the lines of what stays: the lines that are left move to the other fix.
field-into = Into
field-wordings = Wordings that move
field-article = Article

## Fixes.
fix-list-title = Fixes
fix-list-empty = There are no fixes yet: the first report makes one.
fix-list-none = No fix has these words.
fix-used =
  { $used ->
    [0] never used
    [one] used once
   *[other] used { $used } times
  }
fix-to-decide = To decide: are these the same?
fix-proposal = { $title } → { $into }, { $percent } % alike
button-proposal-approve = { $at } · Approve
button-proposal-decline = { $at } · Decline
fix-minutes = About { $duration } of work
fix-wordings = How people call it
fix-wording =
  { $words }, { $times ->
    [0] not on a report
    [one] once
   *[other] { $times } times
  }
fix-merged-from = Merged into it
fix-articles = Articles about it
button-fix-merge = Merge
button-fix-split = Split
button-fix-rename = Rename
button-fix-article = Write an article
button-fix-restore = Take out “{ $title }”
button-undo = Undo
done-fix-merge = “{ $title }” counts as “{ $into }” from now on. Reports keep their words.
done-fix-decline = “{ $title }” and “{ $into }” stay two. They are not proposed again.
done-fix-restore = “{ $title }” stands for itself again.
done-fix-split =
  The wordings belong to “{ $title }” now. { $moved ->
    [0] No repair moved with them.
    [one] One repair moved with them.
   *[other] { $moved } repairs moved with them.
  }
done-fix-rename = “{ $before }” is “{ $title }” now. The old name still leads to it.

## Articles.
article-list-title = Articles
article-list-empty = There are no articles.
article-state-draft = draft
article-state-published = published
article-state-retired = retired
article-solved =
  { $count ->
    [0] solved nothing yet
    [one] solved one problem
   *[other] solved { $count } problems
  }
label-state = State
label-language = Language
button-article-edit = Change
button-article-publish = Publish
button-article-retire = Retire
button-article-from = Make an article of it
done-article-draft = A draft of “{ $title }” is ready. Read it, mend it, then publish it: names and numbers of customers do not belong in it.
done-article-write = “{ $title }” is saved.
done-article-publish = “{ $title }” is offered to customers now.
done-article-retire = “{ $title }” is offered no more. It is kept.

## Statistics.
command-desk-stats = How the desk does: answers, repairs, promises, ratings
argument-period = The time to look back
argument-by = By team or by organisation
stats-title =
  Statistics: { $days ->
    [one] the last day
   *[other] the last { $days } days
  }
stats-opened = Opened
stats-live = Of these, still open
stats-response = First response (median)
stats-resolution = Resolution (median)
stats-reopened = Opened again
stats-share = { $count } of { $of }, { $percent } %
stats-rating = Rating
stats-stars =
  { $stars } of 5, { $count ->
    [one] one rating
   *[other] { $count } ratings
  }
stats-promise-response = Answered in time
stats-promise-resolution = Resolved in time
stats-suggested = Repaired by a suggested fix
stats-suggested-first = By the first suggestion
stats-suggested-back = Of these, came back within 30 days
stats-said = Said of suggestions
stats-said-shown = { $worked } worked, { $failed } did not help
stats-none = none yet
stats-no-team = no team
stats-by-team = By team
stats-by-organisation = By organisation
stats-group = { $name }: { $opened } opened, { $live } open, response { $response }, resolution { $resolution }, { $reopened } opened again, rating { $stars }

## Faults on the rise, and routes.
stats-emerging = On the rise
fault-emerging = { $label }: { $seen } in { $days } days, { $expected } expected ({ $test }, false alarms held below { $percent } %)
fault-emerging-on = { $label } on { $on }
notice-fault-emerging = A fault is on the rise
stats-routes = To decide: routes that past assignments teach
route-proposal = { $category } → { $team } ({ $assigned } of { $of } went there)
done-route-approve = New tickets of the category { $category } go to { $team } from now on.
done-route-decline = { $category } is not routed to { $team }. It is not proposed again.

## What the words of a fault suggest, before a ticket is opened.
intake-guess = { $value } (a guess)
intake-sounds = It sounds like: { $value } (a guess).
intake-not-category = Not the category { $value }

## The customer is asked before a second ticket about the same thing.
intake-same = There is an open ticket for this equipment: #{ $number } { $title }. Is it the same problem?
intake-same-yes = Yes, it is #{ $number }
intake-same-added = I added what you wrote to #{ $number }. No second ticket was opened.

## Imported repairs without a fix.
fix-to-gather = To decide: are these repairs this fix?
fix-gathering =
  { $title } ({ $times ->
    [one] one imported repair
   *[other] { $times } imported repairs
  })
done-gather-approve =
  { $named ->
    [one] One repair counts
   *[other] { $named } repairs count
  } as “{ $title }” from now on. Their words stay.
done-gather-decline = They are left as they are, and not proposed as “{ $title }” again.
