package org.bounceback.bounce.reason;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.Confidence;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;

/**
 * One rule of {@code reason-rules.yaml}, which documents the fields.
 *
 * @param literals fixed texts; every reply that the rule matches contains at least one of them
 * @param pattern must match as well; without a pattern, a literal is enough
 * @param near words of which one must occur near the literal; if empty, the literal is enough
 * @param notWith fixed texts that exclude the rule
 * @param status required prefix of the enhanced status code; empty for any
 * @param reply required prefix of the reply code; empty for any
 * @param isFirst whether the rule is tried first, on the rest of the report: for sentences in which
 *     a sending server explains a reply that other servers use differently
 * @param confidence medium for phrases so common that a specific status code takes precedence
 * @param examples replies that the rule matches, never empty
 */
record ReasonRule(
    String id,
    BounceReason bounceReason,
    List<String> literals,
    Optional<Pattern> pattern,
    List<String> near,
    List<String> notWith,
    String status,
    String reply,
    boolean isFirst,
    Confidence confidence,
    List<String> examples) {

  ReasonRule {
    literals = List.copyOf(literals);
    near = List.copyOf(near);
    notWith = List.copyOf(notWith);
    examples = List.copyOf(examples);
  }

  static ReasonRule parse(DocumentNode entry) {
    var literals = new ArrayList<String>();
    List.of("phrases", "literals", "literal").forEach(key -> literals.addAll(entry.texts(key)));
    var examples = new ArrayList<>(entry.texts("example"));
    examples.addAll(entry.texts("examples"));
    if (literals.isEmpty() || examples.isEmpty()) {
      throw new InvalidDataException(entry.path() + " needs a literal and an example");
    }
    return new ReasonRule(
        entry.text("id"),
        reason(entry.require("reason")),
        literals,
        entry.find("pattern").map(ReasonRule::pattern),
        List.of(),
        entry.texts("not-with"),
        entry.findText("status").orElse(""),
        entry.findText("reply").orElse(""),
        entry.isTrue("foremost"),
        Confidence.valueOf(entry.findText("confidence").orElse("high").toUpperCase(Locale.ROOT)),
        examples);
  }

  /**
   * Finds the span in {@code lowerCase} that the rule matches, given that a literal occurs there.
   */
  Optional<Span> find(String lowerCase) {
    if (notWith.stream().anyMatch(lowerCase::contains)) {
      return Optional.empty();
    }
    if (!near.isEmpty()) {
      return NearbyWords.find(lowerCase, literals, near);
    }
    if (pattern.isEmpty()) {
      return literals.stream()
          .filter(lowerCase::contains)
          .findFirst()
          .map(literal -> Span.of(lowerCase, literal));
    }
    Matcher matcher = pattern.get().matcher(lowerCase);
    return matcher.find()
        ? Optional.of(new Span(matcher.start(), matcher.end()))
        : Optional.empty();
  }

  /** Returns whether the rule applies to replies with these codes. */
  boolean appliesTo(String statusCode, String replyCode) {
    return statusCode.startsWith(status) && replyCode.startsWith(reply);
  }

  /** A range in a text. */
  record Span(int start, int end) {
    private static Span of(String text, String literal) {
      int start = text.indexOf(literal);
      return new Span(start, start + literal.length());
    }
  }

  static BounceReason reason(DocumentNode name) {
    return BounceReason.find(name.text())
        .orElseThrow(
            () -> new InvalidDataException(name.path() + ": no reason is called " + name.text()));
  }

  private static Pattern pattern(DocumentNode text) {
    try {
      return Pattern.compile(text.text());
    } catch (PatternSyntaxException broken) {
      throw new InvalidDataException(text.path() + ": " + broken.getMessage(), broken);
    }
  }
}
