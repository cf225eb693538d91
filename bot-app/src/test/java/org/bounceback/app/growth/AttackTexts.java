package org.bounceback.app.growth;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Worst-case texts of any length for a regular expression: its prefix repeated, and long runs of
 * what it repeats, with an end that does not match.
 */
final class AttackTexts {
  private static final String INLINE = "a1 \t.-@<>=:/(['\"Aé4_%#,;|+*?]){}\\\u00e4漢\n";
  private static final String LINES_FIRST = "\n" + INLINE;
  private static final Pattern UNIT =
      Pattern.compile(
          "\\(\\?<[a-z0-9]+>|\\(\\?[a-z]*:?\\)?|\\(\\?[<=!]+|[()|^$]"
              + "|\\{([0-9]+)(?:,[0-9]*)?\\}|[*+?]"
              + "|(\\[\\^?\\]?(?:\\\\.|\\[:[a-z]+:\\]|[^\\]\\\\])*\\]|\\\\[pP]\\{[A-Za-z]+\\}|\\\\x\\{[0-9a-fA-F]+\\}"
              + "|\\\\x[0-9a-fA-F]{2}|\\\\.|[^\\\\])",
          Pattern.DOTALL);

  private AttackTexts() {}

  /** For a regular expression, texts by their length. */
  static List<IntFunction<String>> of(String regex) {
    Set<List<String>> seen = new LinkedHashSet<>();
    for (List<String> branch :
        Stream.concat(branches(regex, INLINE).stream(), branches(regex, LINES_FIRST).stream())
            .toList()) {
      for (int i = 0; i < branch.size(); i++) {
        String before = String.join("", branch.subList(0, i));
        String unit = branch.get(i);
        seen.add(List.of("", unit));
        seen.add(List.of("x", unit));
        seen.add(List.of(before, unit));
        seen.add(List.of("", before + unit));
        seen.add(List.of("", String.join("", branch.subList(Math.max(0, i - 1), i + 1))));
      }
    }
    List<IntFunction<String>> texts = new ArrayList<>();
    for (List<String> each : seen) {
      texts.add(
          length -> each.get(0) + each.get(1).repeat(length / each.get(1).length() + 1) + "\0");
    }
    return texts;
  }

  /** What each alternative is made of, one text that fits for each unit. */
  private static List<List<String>> branches(String regex, String candidates) {
    var branches = new ArrayList<List<String>>();
    var branch = new ArrayList<String>();
    Matcher unit = UNIT.matcher(regex);
    while (unit.find()) {
      if (unit.group(2) != null) {
        fitting(unit.group(2), candidates).ifPresent(branch::add);
      } else if (unit.group(1) != null && !branch.isEmpty()) {
        int times = Math.max(1, Integer.parseInt(unit.group(1)));
        branch.set(branch.size() - 1, branch.get(branch.size() - 1).repeat(times));
      } else if (unit.group().equals("|")) {
        branches.add(List.copyOf(branch));
        branch.clear();
      }
    }
    branches.add(List.copyOf(branch));
    return branches;
  }

  private static Optional<String> fitting(String unit, String candidates) {
    try {
      Pattern pattern = Pattern.compile(unit.replace("[:cntrl:]", "\\p{Cntrl}"));
      return candidates
          .codePoints()
          .mapToObj(Character::toString)
          .filter(each -> pattern.matcher(each).matches())
          .findFirst()
          .or(() -> Optional.of(unit).filter(text -> text.length() == 1));
    } catch (PatternSyntaxException oneOfTheOtherLibrary) {
      return Optional.empty();
    }
  }
}
