package org.bounceback.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bounceback.diagnosis.Diagnosis;
import org.bounceback.findings.BounceFindings;

/** What the headline, the reply to the customer and the JSON may say about a delivery. */
final class TextRules {
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._+-]+@[A-Za-z0-9.-]*[A-Za-z]");
  private static final Pattern RETRIED =
      Pattern.compile(
          "(?i)keeps? trying|goes on trying|(server|we) (still )?(tries|try) (again )?until|not"
              + " lost yet|still being (tried|retried)|is delayed");
  private static final Pattern LOST =
      Pattern.compile(
          "(?i)(was|were) not delivered(?! yet)|could not be delivered|given up|will not be"
              + " (re)?tried|was returned");
  private static final Pattern CONDITION =
      Pattern.compile("(?i)^\\s*(if|while|as long as)\\b|\\bwhether\\b");

  private TextRules() {}

  /** Returns what the texts say and what does not hold. */
  static List<Mistake> check(StoryReading reading) {
    DeliveryStory story = reading.story();
    Diagnosis diagnosis = reading.diagnosis();
    String headline = diagnosis.diagnosisTexts().headline();
    String reply = diagnosis.diagnosisTexts().reply();
    List<Mistake> mistakes = new ArrayList<>();
    Set<String> known = new HashSet<>(StoryTruth.failedAddresses(story.cast()));
    known.add(story.cast().sender());
    addresses(story.replyText()).forEach(known::add);
    for (String text : List.of(headline, reply)) {
      addresses(text)
          .filter(address -> known.stream().noneMatch(each -> each.startsWith(address)))
          .findFirst()
          .ifPresent(address -> mistakes.add(Mistake.of("text names an address", address, story)));
    }
    BounceFindings.of("mail.eml", diagnosis).recipientAddresses().stream()
        .filter(address -> !StoryTruth.failedAddresses(story.cast()).contains(address))
        .forEach(address -> mistakes.add(Mistake.of("text has another recipient", address, story)));
    if (!story.event().isDelay()) {
      claims(reading, RETRIED)
          .forEach(said -> mistakes.add(Mistake.of("text says it is retried", said, story)));
    } else {
      claims(reading, LOST)
          .forEach(said -> mistakes.add(Mistake.of("text says it is lost", said, story)));
    }
    return mistakes;
  }

  /** Returns whether a text says that the message is retried or that it is lost. */
  static boolean saysItsFate(StoryReading reading) {
    return !claims(reading, RETRIED).isEmpty() || !claims(reading, LOST).isEmpty();
  }

  /** Returns the sentences that say so without a condition. */
  private static List<String> claims(StoryReading reading, Pattern claim) {
    var texts = reading.diagnosis().diagnosisTexts();
    String all = texts.headline() + "\n" + texts.reply();
    return Arrays.stream(all.split("(?<=[.:!?])\\s+|\n", -1))
        .filter(sentence -> !CONDITION.matcher(sentence).find())
        .filter(sentence -> claim.matcher(sentence).find())
        .toList();
  }

  private static Stream<String> addresses(String text) {
    return ADDRESS.matcher(text).results().map(MatchResult::group);
  }
}
