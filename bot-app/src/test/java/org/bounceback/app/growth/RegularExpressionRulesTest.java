package org.bounceback.app.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bounceback.app.MainClasses;
import org.junit.jupiter.api.Test;

/**
 * Text from outside is matched with RE2/J, which takes linear time, and not with the library of the
 * JDK, which backtracks. Short expressions in {@link String}'s own methods are run instead: none of
 * them may be slow on any text.
 */
class RegularExpressionRulesTest {
  /** Who may use the JDK's library, and why. */
  private static final Map<String, String> ALLOWED =
      Map.of(
          "org.bounceback.net.ServerTrust", "reads a fingerprint of the configuration",
          "org.bounceback.advice.Template", "reads the advice files, which are ours",
          "org.bounceback.slack.EventRouter",
              "hands Slack's library a pattern that takes everything",
          "org.bounceback.app.settings.Durations", "reads the configuration",
          "org.bounceback.app.demo.SupportServer", "reads the demo's own messages",
          "org.bounceback.app.demo.ChatScenePlayer", "reads the demo's own messages");

  private static final Set<String> METHODS =
      Set.of("split", "matches", "replaceAll", "replaceFirst");
  private static final List<String> MODULES =
      List.of("bot-core", "slack-adapter", "discord-adapter", "bot-app");
  private static final Pattern LITERAL =
      Pattern.compile(
          "\\.(?:split|matches|replaceAll|replaceFirst)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*[,)]");

  @Test
  void onlyListedClassesUseJavaUtilRegex() {
    var users = new TreeSet<String>();
    for (JavaClass each : ours()) {
      boolean uses =
          each.getDirectDependenciesFromSelf().stream()
              .anyMatch(to -> to.getTargetClass().getPackageName().equals("java.util.regex"));
      if (uses) {
        users.add(outermost(each));
      }
    }
    assertEquals(new TreeSet<>(ALLOWED.keySet()), users);
  }

  @Test
  void noExpressionInStringMethodsIsSlow() throws IOException {
    var wrong = new TreeMap<String, String>();
    int found = 0;
    for (JavaClass each : ours()) {
      for (JavaMethodCall call : each.getMethodCallsFromSelf()) {
        if (call.getTargetOwner().getName().equals("java.lang.String")
            && METHODS.contains(call.getName())) {
          found++;
          String place = call.getSourceCodeLocation().toString();
          List<String> literals = literals(each, call.getLineNumber());
          literals.stream()
              .filter(regex -> slow(regex, call.getName()).isPresent())
              .forEach(regex -> wrong.put(place, regex));
          if (literals.isEmpty()) {
            wrong.put(place, "not a literal: use RE2/J");
          }
        }
      }
    }
    assertTrue(found > 50, "found only " + found);
    assertEquals(Map.of(), wrong);
  }

  private static Optional<String> slow(String regex, String method) {
    Pattern pattern = Pattern.compile(regex);
    return Growth.tooFast(
        regex,
        text -> {
          if (method.equals("matches")) {
            pattern.matcher(text).matches();
          } else {
            pattern.matcher(text).replaceAll("");
          }
        });
  }

  /** The literals that calls on that line, and the two behind it, have as their first argument. */
  private static List<String> literals(JavaClass type, int line) throws IOException {
    List<String> source = Files.readAllLines(source(type));
    String call = String.join(" ", source.subList(line - 1, Math.min(source.size(), line + 2)));
    return LITERAL.matcher(call).results().map(found -> found.group(1).translateEscapes()).toList();
  }

  private static Path source(JavaClass type) {
    String file = outermost(type).replace('.', '/') + ".java";
    return MODULES.stream()
        .map(module -> Path.of("..", module, "src/main/java", file))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  private static String outermost(JavaClass type) {
    return type.getName().replaceFirst("\\$.*", "");
  }

  private static List<JavaClass> ours() {
    return MainClasses.ALL.stream()
        .filter(each -> !each.getPackageName().startsWith("org.bounceback.sandbox"))
        .filter(each -> !each.getPackageName().startsWith("org.bounceback.benchmarks"))
        .toList();
  }
}
