package org.bounceback.app.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.app.MainClasses;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.recipient.MailboxProviders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every pattern of the program, found in its classes and in the tables that it reads, on worst-case
 * texts: twice the length, less than three times the work.
 */
class PatternGrowthTest {
  private static final int AT_LEAST = 150;
  private static final List<String> TABLES =
      List.of("AdviceCatalog ", "BounceReader ", "Receivers ");

  @Test
  void patternMatchingTimeIsLinearInTheTextLength() throws ReflectiveOperationException {
    Map<String, Object> patterns = patterns();
    assertTrue(patterns.size() > AT_LEAST, () -> "found only " + patterns.keySet());
    var tooFast = new TreeMap<String, String>();
    for (Map.Entry<String, Object> each : patterns.entrySet()) {
      onAttack(each.getValue(), TABLES.stream().anyMatch(each.getKey()::startsWith))
          .ifPresent(text -> tooFast.put(each.getKey(), text));
    }
    assertEquals(Map.of(), tooFast);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\\s<\"']+$",
        "\\S+@\\S+",
        "(\\S+) (?:postfix|sendmail|sm-mta)[^\\s\\[]*\\[[0-9]+\\]:",
        "\\bto=<([^>\\s]{1,320})>,.*?\\bdsn=([245]\\.[0-9.]+),.*?\\bstat(?:us)?=(.+)",
        "(?m)^(\\s*[0-9]*)([-+.])(?=[\\s#\\\\])",
        "[ \\t]+(?=(?:Reporting-MTA|Action): )"
      })
  void theTestTextsDetectSlowPatternsOfTheOtherLibrary(String regex) {
    assertTrue(onAttack(java.util.regex.Pattern.compile(regex), false).isPresent());
  }

  private static Optional<String> onAttack(Object pattern, boolean isOfTable) {
    if (pattern instanceof java.util.regex.Pattern ours) {
      return Growth.tooFast(
          ours.pattern(),
          text -> {
            ours.matcher(text).replaceAll("");
            ours.matcher(text).matches();
          });
    }
    var linear = (com.google.re2j.Pattern) pattern;
    return Growth.tooFast(
        linear.pattern(),
        text -> {
          com.google.re2j.Matcher matcher = linear.matcher(text);
          // Patterns of tables and rule files are searched for once, those of classes again and
          // again.
          boolean again = matcher.find() && !isOfTable;
          while (again) {
            again = matcher.find();
          }
        });
  }

  /** All patterns by where they are and what they are. */
  private static Map<String, Object> patterns() throws ReflectiveOperationException {
    var patterns = new TreeMap<String, Object>();
    for (JavaClass each : MainClasses.ALL) {
      if (each.getPackageName().startsWith("org.bounceback.sandbox")) {
        continue;
      }
      Class<?> type =
          Class.forName(each.getName(), false, PatternGrowthTest.class.getClassLoader());
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && mayHold(field.getType())) {
          field.setAccessible(true);
          collect(each.getSimpleName() + "." + field.getName(), field.get(null), patterns);
        }
      }
    }
    collect("BounceReader", BounceReader.create(), patterns);
    collect("Receivers", MailboxProviders.load(), patterns);
    collect("AdviceCatalog", AdviceCatalog.load(), patterns);
    collect("Catalogue", BlocklistCatalog.load(), patterns);
    return patterns;
  }

  private static boolean mayHold(Class<?> type) {
    return !type.isPrimitive() && type != String.class;
  }

  /** Walks from an object through collections and objects of ours to all patterns behind it. */
  private static void collect(String place, Object root, Map<String, Object> patterns)
      throws ReflectiveOperationException {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> waiting = new ArrayDeque<>();
    if (root != null) {
      waiting.add(root);
    }
    while (!waiting.isEmpty()) {
      Object each = waiting.pop();
      if (!seen.add(each)) {
        continue;
      }
      if (each instanceof java.util.regex.Pattern || each instanceof com.google.re2j.Pattern) {
        patterns.put(place + " " + each, each);
      }
      for (Object next : behind(each)) {
        if (next != null && mayHold(next.getClass())) {
          waiting.add(next);
        }
      }
    }
  }

  private static Collection<?> behind(Object each) throws ReflectiveOperationException {
    if (each instanceof Collection<?> many) {
      return many;
    }
    if (each instanceof Map<?, ?> map) {
      return Stream.concat(map.keySet().stream(), map.values().stream()).toList();
    }
    if (each instanceof Optional<?> maybe) {
      return maybe.stream().toList();
    }
    if (each instanceof Object[] many) {
      return Arrays.asList(many);
    }
    if (!each.getClass().getName().startsWith("org.bounceback.") || each.getClass().isEnum()) {
      return List.of();
    }
    var fields = new ArrayList<Object>();
    for (Class<?> type = each.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && mayHold(field.getType())) {
          field.setAccessible(true);
          fields.add(field.get(each));
        }
      }
      if (!String.valueOf(type.getSuperclass()).contains("org.bounceback.")) {
        break;
      }
    }
    return fields;
  }
}
