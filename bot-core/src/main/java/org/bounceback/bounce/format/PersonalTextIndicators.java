package org.bounceback.bounce.format;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bounceback.bounce.text.AhoCorasickMatcher;
import org.bounceback.data.DocumentNode;

/**
 * The texts of {@code report-marks.yaml} by which the words of people around a report are
 * recognized. Immutable.
 */
public final class PersonalTextIndicators {
  private static final int MAX_CLOSING = 40;

  private final AhoCorasickMatcher attributions;
  private final Set<String> closings;
  private final List<String> mobileSignatures;
  private final List<String> examples;
  private final List<String> telephones;
  private final AhoCorasickMatcher disclaimers;
  private final List<String> ownMailTexts;
  private final AhoCorasickMatcher ownMail;

  PersonalTextIndicators(DocumentNode file) {
    attributions = new AhoCorasickMatcher(file.texts("attributions"));
    closings = Set.copyOf(file.texts("closings"));
    mobileSignatures = file.texts("mobile-signatures");
    examples = file.texts("examples");
    telephones = file.texts("telephones");
    disclaimers = new AhoCorasickMatcher(file.texts("disclaimers"));
    ownMailTexts = file.texts("own-mail");
    ownMail = new AhoCorasickMatcher(ownMailTexts);
  }

  /** Returns whether the line above a quotation says that somebody wrote it. */
  public boolean isAttribution(String line) {
    return line.strip().endsWith(":") && attributions.findsAny(lower(line));
  }

  /** Returns whether the line ends a person's text; a name and a signature follow. */
  boolean isClosing(String line) {
    String text = lower(line).strip();
    int end = text.length();
    while (end > 0 && ",.!".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.equals("--")
        || closings.contains(text.substring(0, end))
        || isGreetingWithName(text)
        || mobileSignatures.stream().anyMatch(text::startsWith);
  }

  /** Returns whether a short closing is followed by a name on the same line. */
  private boolean isGreetingWithName(String text) {
    int space = text.lastIndexOf(' ');
    return space > 0
        && text.length() <= MAX_CLOSING
        && text.indexOf('@') < 0
        && closings.contains(text.substring(0, text.charAt(space - 1) == ',' ? space - 1 : space));
  }

  /** Returns whether a paragraph in lower case is the legal notice of a company. */
  boolean isDisclaimer(String paragraph) {
    return disclaimers.findsAny(paragraph);
  }

  /** Returns whether a paragraph in lower case contains a labelled telephone number. */
  boolean hasTelephone(String paragraph) {
    return telephones.stream().anyMatch(label -> isBeforeNumber(paragraph, label));
  }

  private static boolean isBeforeNumber(String text, String label) {
    for (int at = text.indexOf(label); at >= 0; at = text.indexOf(label, at + 1)) {
      int end = at + label.length();
      while (end < text.length() && " .:+(".indexOf(text.charAt(end)) >= 0) {
        end++;
      }
      boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      boolean hasNumber = end < text.length() && Character.isDigit(text.charAt(end));
      if (begins && hasNumber && end > at + label.length()) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a person says that what follows is an example. */
  boolean announcesExample(String words) {
    String lowerCase = lower(words);
    return examples.stream().anyMatch(example -> containsWord(lowerCase, example));
  }

  private static boolean startsWord(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (at == 0
          || !Character.isLetter(text.charAt(at - 1))
          || !Character.isLetter(word.charAt(0))
          || isIdeographic(word)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the language writes no spaces between words. */
  private static boolean isIdeographic(String word) {
    return Character.isIdeographic(word.codePointAt(0));
  }

  private static boolean containsWord(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean begins = at == 0 || " \n\t(\"'«“*".indexOf(text.charAt(at - 1)) >= 0;
      boolean ends =
          end == text.length() || (!Character.isLetter(text.charAt(end)) && !isInName(text, end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a domain name continues here, as in {@code example.com}. */
  private static boolean isInName(String text, int at) {
    return "-.@".indexOf(text.charAt(at)) >= 0
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(at + 1));
  }

  /** Returns whether the line is about the message of its writer, unlike "your mail to". */
  boolean isAboutOwnMessage(String line) {
    return ownMail.findsAny(line) && ownMailTexts.stream().anyMatch(text -> startsWord(line, text));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
