package org.bounceback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bounceback.data.Resources;
import org.junit.jupiter.api.Test;

/**
 * Which package uses which: {@code package-dependencies.txt} has one line per package, lowest layer
 * first, with every package that it uses. The packages of the sandbox count as one.
 */
class PackageDependenciesTest {
  private static final String ROOT = "org.bounceback.";
  private static final String SANDBOX = "sandbox";
  private static final String FILE = "package-dependencies.txt";

  private final Map<String, NavigableSet<String>> allowed = allowed(FILE);

  @Test
  void packagesUseOnlyTheirDeclaredDependencies() {
    assertEquals(new TreeMap<>(allowed), used());
  }

  @Test
  void aPackageUsesOnlyPackagesOfEarlierLines() {
    List<String> order = List.copyOf(allowed.keySet());
    allowed.forEach(
        (name, uses) ->
            uses.forEach(
                other ->
                    assertTrue(
                        order.indexOf(other) < order.indexOf(name),
                        "%s uses %s, which comes after it".formatted(name, other))));
  }

  /** Reads a list of packages with what each of them uses, in the order of its lines. */
  static Map<String, NavigableSet<String>> allowed(String file) {
    var lines = new LinkedHashMap<String, NavigableSet<String>>();
    for (String line : Resources.text(PackageDependenciesTest.class, file).lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(":", 2);
        lines.put(parts[0], new TreeSet<>(text(parts[1])));
      }
    }
    return Collections.unmodifiableMap(lines);
  }

  private static List<String> text(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  private static Map<String, NavigableSet<String>> used() {
    var used = new TreeMap<String, NavigableSet<String>>();
    for (JavaClass each : MainClasses.ALL) {
      String name = layer(each);
      var uses = used.computeIfAbsent(name, first -> new TreeSet<>());
      targets(each).filter(other -> !other.equals(name)).forEach(uses::add);
    }
    return used;
  }

  private static Stream<String> targets(JavaClass each) {
    return each.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .map(JavaClass::getBaseComponentType)
        .filter(target -> target.getPackageName().startsWith(ROOT))
        .map(PackageDependenciesTest::layer);
  }

  /** Returns the package of a class below the root, with all packages of the sandbox as one. */
  static String layer(JavaClass each) {
    String name = each.getPackageName().substring(ROOT.length());
    return name.equals(SANDBOX) || name.startsWith(SANDBOX + ".") ? SANDBOX : name;
  }
}
