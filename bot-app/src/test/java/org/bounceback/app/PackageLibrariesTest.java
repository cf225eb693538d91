package org.bounceback.app;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Which package uses which library: {@code package-libraries.txt} has one line per package with the
 * first two or three parts of the names of every library that it uses. The packages of the sandbox
 * count as one. Of the JDK the HTTP client, the HTTP server, SQL and {@code javax} count as
 * libraries.
 */
class PackageLibrariesTest {
  private static final String ROOT = "org.bounceback.";
  private static final String FILE = "package-libraries.txt";
  private static final Set<String> EVERYWHERE = Set.of("org.slf4j", "org.jspecify");

  /** Names that several publishers' libraries begin with. */
  private static final Set<String> SHARED =
      Set.of("com.google.", "com.github.", "io.github.", "org.apache.");

  @Test
  void packagesUseOnlyTheirDeclaredLibraries() {
    assertEquals(PackageDependenciesTest.allowed(FILE), used());
  }

  private static Map<String, NavigableSet<String>> used() {
    var used = new TreeMap<String, NavigableSet<String>>();
    for (JavaClass each : MainClasses.ALL) {
      NavigableSet<String> found =
          used.computeIfAbsent(PackageDependenciesTest.layer(each), name -> new TreeSet<>());
      each.getDirectDependenciesFromSelf().stream()
          .map(Dependency::getTargetClass)
          .map(JavaClass::getBaseComponentType)
          .filter(target -> !target.isPrimitive())
          .flatMap(target -> library(target.getPackageName()))
          .filter(library -> !EVERYWHERE.contains(library))
          .forEach(found::add);
    }
    used.values().removeIf(Set::isEmpty);
    return used;
  }

  private static Stream<String> library(String name) {
    if (name.isEmpty() || name.startsWith(ROOT)) {
      return Stream.empty();
    }
    if (name.startsWith("java.")) {
      return Stream.of("java.net.http", "java.sql").filter(name::startsWith);
    }
    int parts = SHARED.stream().anyMatch(name::startsWith) ? 3 : 2;
    return Stream.of(Arrays.stream(name.split("\\.")).limit(parts).collect(joining(".")));
  }
}
