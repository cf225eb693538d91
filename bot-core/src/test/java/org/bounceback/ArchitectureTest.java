package org.bounceback;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the house: who may use whom, and which package knows which library. */
class ArchitectureTest {
  private static final String ROOT = "org.bounceback";

  /** A package uses packages on lower floors alone. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("data", "address", "capacity", "supervision"),
          List.of("mail", "net", "outlook", "picture", "store", "server"),
          List.of("panel", "mailbox", "redaction"),
          List.of("bounce", "blocklist", "recipient", "hosting", "authentication"),
          List.of("advice", "erasure"),
          List.of("diagnosis"),
          List.of("complaint"),
          List.of("casebook"),
          List.of("ticket", "watch"),
          List.of("ticket.desk"),
          List.of("intake"),
          List.of("chat"));

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT + "..")
          .that(not(resideInAPackage(ROOT + ".sandbox..")));

  static Stream<Arguments> packages() {
    return IntStream.range(0, FLOORS.size())
        .boxed()
        .flatMap(
            floor ->
                FLOORS.get(floor).stream().map(name -> Arguments.of(name, packagesBelow(floor))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("packages")
  void aPackageUsesLowerFloorsAlone(String name, List<String> below) {
    var mayUse = new ArrayList<>(below);
    mayUse.add(name);

    classes()
        .that()
        .resideInAPackage(inCore(name))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(mayUse.stream().map(ArchitectureTest::inCore).toArray(String[]::new))
                .or(not(resideInAPackage(ROOT + ".."))))
        .check(CORE);
  }

  @Test
  void everyPackageHasItsFloor() {
    Set<String> found =
        CORE.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));

    assertEquals(
        FLOORS.stream()
            .flatMap(List::stream)
            .map(name -> ROOT + "." + name)
            .collect(Collectors.toCollection(TreeSet::new)),
        found);
  }

  @Test
  void noPackagesUseEachOther() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CORE);
  }

  @ParameterizedTest
  @CsvSource({
    "data, com.fasterxml..",
    "address, okhttp3..",
    "net, org.xbill..",
    "net capacity, io.github.resilience4j..",
    "net, java.net.http..",
    "net, javax.net..",
    "mail mailbox, jakarta..",
    "mail mailbox, org.eclipse.angus..",
    "mail, org.jsoup..",
    "outlook, org.apache.poi..",
    "picture, javax.imageio..",
    "picture, java.awt..",
    "store, org.jdbi..",
    "store, org.flywaydb..",
    "store, com.github.kagkarlsson..",
    "store, com.zaxxer..",
    "store, org.sqlite..",
    "store, java.sql..",
    "store, javax.sql..",
  })
  void aLibraryIsKnownToItsPackagesAlone(String names, String library) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            Stream.of(names.split(" ")).map(ArchitectureTest::inCore).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CORE);
  }

  @Test
  void nothingIsPrintedAndNothingIsLoggedAroundSlf4j() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
    NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CORE);
  }

  @Test
  void theTimeComesFromAClockThatIsGiven() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .check(CORE);
  }

  @Test
  void programsAreRunForPicturesAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inCore("picture"))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class, Process.class)
        .orShould()
        .callMethodWhere(target(owner(type(Runtime.class))).and(target(name("exec"))))
        .check(CORE);
  }

  @Test
  void nobodySleeps() {
    noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CORE);
  }

  @Test
  void noNameIsLookedUpPastTheResolver() {
    noClasses()
        .should()
        .callMethod(InetAddress.class, "getByName", String.class)
        .orShould()
        .callMethod(InetAddress.class, "getAllByName", String.class)
        .check(CORE);
  }

  private static List<String> packagesBelow(int floor) {
    return FLOORS.subList(0, floor).stream().flatMap(List::stream).toList();
  }

  private static String inCore(String name) {
    return ROOT + "." + name + "..";
  }
}
