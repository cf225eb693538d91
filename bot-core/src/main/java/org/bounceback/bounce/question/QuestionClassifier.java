package org.bounceback.bounce.question;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Matches;
import org.bounceback.data.Resources;

/**
 * Finds out what a short text of a person asks about e-mail, by the phrases of four languages.
 *
 * <p>Safe for concurrent use.
 */
public final class QuestionClassifier {
  private static final String FILE = "question-phrases.yaml";

  /** A longer text is an article or a report. */
  private static final int MAX = 1_200;

  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final Pattern APOSTROPHE = Pattern.compile("n['’]t\\b");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?;:](?:\\s|$)|\\n\\s*\\n");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{Nd}@._-]+");
  private static final Pattern GAP = Pattern.compile("<([0-9]{1,2})>");

  private final List<Phrases> languages;

  private QuestionClassifier(List<Phrases> languages) {
    this.languages = List.copyOf(languages);
  }

  /**
   * The phrases of one language.
   *
   * @param ignored what is removed first
   * @param addressed words that speak to the reader
   */
  private record Phrases(
      String language, Pattern ignored, Pattern addressed, Map<QuestionKind, Pattern> kinds) {

    static Phrases read(String language, DocumentNode node) {
      var kinds = new EnumMap<QuestionKind, Pattern>(QuestionKind.class);
      var keys = new ArrayList<>(List.of("mail", "ignored", "addressed"));
      String mail = node.text("mail");
      for (QuestionKind kind : QuestionKind.values()) {
        if (kind != QuestionKind.UNCLEAR) {
          kinds.put(kind, pattern(node, kind.code(), mail));
          keys.add(kind.code());
        }
      }
      node.allowKeys(keys.toArray(String[]::new));
      return new Phrases(
          language, pattern(node, "ignored", mail), pattern(node, "addressed", mail), kinds);
    }

    private static Pattern pattern(DocumentNode node, String key, String mail) {
      List<String> phrases = node.texts(key);
      if (phrases.isEmpty()) {
        throw new InvalidDataException(node.path() + ": no phrases for " + key);
      }
      String any = "(?:" + String.join("|", phrases) + ")";
      String expanded =
          Matches.of(GAP, any.replace("{mail}", mail))
              .replaceAll(gap -> "(?:[^ ]+ ){0," + gap.group(1) + "}");
      try {
        return Pattern.compile(" " + expanded + " ");
      } catch (PatternSyntaxException invalid) {
        throw new InvalidDataException(
            node.path() + "." + key + ": " + invalid.getMessage(), invalid);
      }
    }

    Set<QuestionKind> kinds(List<String> sentences) {
      var found = EnumSet.noneOf(QuestionKind.class);
      for (String sentence : sentences) {
        String rest = ignored.matcher(sentence).replaceAll("  ");
        kinds.forEach(
            (kind, pattern) -> {
              if (pattern.matcher(rest).find()) {
                found.add(kind);
              }
            });
      }
      return found;
    }

    boolean isAddressed(List<String> sentences) {
      return sentences.stream().anyMatch(sentence -> addressed.matcher(sentence).find());
    }
  }

  /** Loads the bundled phrases. */
  public static QuestionClassifier load() {
    return read(FILE, Resources.text(QuestionClassifier.class, FILE));
  }

  /**
   * Parses phrases.
   *
   * @throws InvalidDataException if the YAML is invalid; the message contains the path
   */
  static QuestionClassifier read(String name, String yaml) {
    DocumentNode root = DocumentCodec.yaml(name, yaml);
    return new QuestionClassifier(
        root.keys().stream()
            .map(language -> Phrases.read(language, root.require(language)))
            .toList());
  }

  /** Returns the question; empty if the text has none of the phrases or is too long. */
  public Optional<HelpQuestion> classify(String text) {
    if (text.length() > MAX) {
      return Optional.empty();
    }
    List<String> sentences = sentences(text);
    for (Phrases phrases : languages) {
      Set<QuestionKind> kinds = phrases.kinds(sentences);
      if (!kinds.isEmpty()) {
        return Optional.of(
            new HelpQuestion(only(kinds), phrases.language(), phrases.isAddressed(sentences)));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the kind that the others follow from: a message that comes back did not arrive, and one
   * that does not arrive was not received.
   */
  private static QuestionKind only(Set<QuestionKind> kinds) {
    if (kinds.contains(QuestionKind.COMES_BACK)) {
      return QuestionKind.COMES_BACK;
    }
    if (kinds.contains(QuestionKind.CANNOT_SEND)) {
      return kinds.size() == 1 ? QuestionKind.CANNOT_SEND : QuestionKind.UNCLEAR;
    }
    return kinds.contains(QuestionKind.NOT_ARRIVED)
        ? QuestionKind.NOT_ARRIVED
        : QuestionKind.NOTHING_ARRIVES;
  }

  /** Returns each sentence in lower case, with one space around each word. */
  private static List<String> sentences(String text) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
            .replaceAll("")
            .replace("ß", "ss");
    var sentences = new ArrayList<String>();
    for (String sentence : SENTENCE_END.split(APOSTROPHE.matcher(plain).replaceAll("nt"))) {
      sentences.add(" " + NO_WORD.matcher(sentence).replaceAll(" ").strip() + " ");
    }
    return sentences;
  }
}
