package org.bounceback.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.RecipientFacts;
import org.bounceback.diagnosis.Diagnosis;
import org.bounceback.diagnosis.MailOrigin;

/** Compares what the program makes of two uploads that are about the same delivery. */
record Comparison(StoryReading one, StoryReading other) {

  /** Returns a mistake if both decide, and neither verdict nor actor agrees. */
  List<Mistake> contradictions(String kind) {
    return one.contradicts(other)
        ? List.of(mistake("contradiction " + kind, decisions()))
        : List.of();
  }

  /** Returns the pair of decisions, in alphabetical order. */
  String decisions() {
    return Stream.of(one.decision(), other.decision()).sorted().collect(Collectors.joining(" ~ "));
  }

  /** Returns a mistake for each stated or inferred fact that the other upload gives differently. */
  List<Mistake> changedFacts(String kind) {
    List<Mistake> changed = new ArrayList<>();
    List<Optional<String>> before = facts(one);
    List<Optional<String>> after = facts(other);
    for (int i = 0; i < before.size(); i++) {
      Optional<String> was = before.get(i);
      Optional<String> is = after.get(i);
      if (was.isPresent() && is.isPresent() && !was.equals(is)) {
        changed.add(mistake("changed fact " + kind, was.orElse("") + " became " + is.orElse("")));
      }
    }
    return changed;
  }

  /** Returns a mistake if verdict, actor, recipients or any fact differs. */
  List<Mistake> differences(String kind) {
    String before = everything(one);
    String after = everything(other);
    return before.equals(after)
        ? List.of()
        : List.of(mistake("different " + kind, before + " became " + after));
  }

  /** Returns a mistake if verdict or actor differs. */
  List<Mistake> otherDecision(String kind) {
    return one.decision().equals(other.decision())
        ? List.of()
        : List.of(mistake("different " + kind, decisions()));
  }

  /** Returns a mistake if anything but names differs. */
  List<Mistake> renamed() {
    String before = anonymous(one);
    String after = anonymous(other);
    return before.equals(after)
        ? List.of()
        : List.of(mistake("different renaming", before + " became " + after));
  }

  private static String everything(StoryReading reading) {
    Diagnosis diagnosis = reading.diagnosis();
    MailOrigin origin = diagnosis.mailOrigin();
    return Stream.of(
            reading.decision(),
            diagnosis.bounce().recipients().stream()
                .map(each -> each.address() + " " + each.reason().code())
                .toList(),
            facts(reading),
            origin.sentByUs(),
            origin.sendingIp(),
            origin.decidedBy().partyRole(),
            origin.decidedBy().isOurs(),
            origin.direction())
        .map(String::valueOf)
        .collect(Collectors.joining("; "));
  }

  private static List<Optional<String>> facts(StoryReading reading) {
    Diagnosis diagnosis = reading.diagnosis();
    RecipientFacts facts =
        diagnosis.bounce().recipients().stream()
            .findFirst()
            .map(Recipient::facts)
            .orElse(RecipientFacts.UNKNOWN);
    return List.of(
        value(facts.rejection().by()),
        value(facts.rejection().stage()),
        value(facts.rejection().host()),
        value(facts.rejection().ip()),
        value(facts.fate()),
        value(diagnosis.facts().fate()),
        value(diagnosis.facts().customer()));
  }

  private static <T> Optional<String> value(Fact<T> fact) {
    return fact.known().map(String::valueOf);
  }

  /** Returns the result with a number for each name of the story's world. */
  private static String anonymous(StoryReading reading) {
    String text =
        everything(reading)
            + "; "
            + reading.diagnosis().diagnosisTexts().headline()
            + "; "
            + reading.diagnosis().diagnosisTexts().reply();
    List<String> names = reading.story().world().names();
    for (int i = 0; i < names.size(); i++) {
      text = text.replace(names.get(i), "{" + i + "}");
    }
    return text;
  }

  private Mistake mistake(String kind, String detail) {
    return Mistake.of(kind, detail + "; other form " + other.story().form(), one.story());
  }
}
