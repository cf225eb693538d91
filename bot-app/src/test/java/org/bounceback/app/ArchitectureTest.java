package org.bounceback.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Timer;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/** Which module may know which. */
@AnalyzeClasses(packages = "org.bounceback", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule ONLY_THE_DEMO_USES_THE_SANDBOX =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.bounceback.app.demo..", "org.bounceback.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bounceback.sandbox..");

  @ArchTest
  static final ArchRule THE_PAGE_KNOWS_THE_STAND_IN_ALONE =
      classes()
          .that()
          .resideInAPackage("org.bounceback.app.demo.page..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "com.sun.net.httpserver..",
              "org.bounceback.sandbox..",
              "org.bounceback.data..",
              "org.bounceback.app.demo.page..",
              "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule THE_SANDBOX_KNOWS_NOTHING_OF_OURS =
      noClasses()
          .that()
          .resideInAPackage("org.bounceback.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.bounceback.app..",
              "org.bounceback.chat..",
              "org.bounceback.net..",
              "org.bounceback.bounce..",
              "org.bounceback.data..",
              "org.bounceback.address..");

  @ArchTest
  static final ArchRule ADAPTERS_KNOW_THE_CONVERSATION_AND_THE_VALUES_IT_CARRIES =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.bounceback.slack..", "org.bounceback.discord..", "org.bounceback.app.terminal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.bounceback.net..",
              "org.bounceback.mail..",
              "org.bounceback.store..",
              "org.bounceback.bounce..",
              "org.bounceback.blocklist..",
              "org.bounceback.recipient..",
              "org.bounceback.hosting..",
              "org.bounceback.authentication..",
              "org.bounceback.advice..",
              "org.bounceback.diagnosis..",
              "org.bounceback.ticket..");

  @ArchTest
  static final ArchRule ONLY_THE_SUPERVISED_SCHEDULER_SCHEDULES =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.bounceback.supervision..",
              "org.bounceback.sandbox..",
              "org.bounceback.benchmarks..")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "an executor's or timer's schedule method",
                  call ->
                      call.getTarget().getName().startsWith("schedule")
                          && (call.getTarget()
                                  .getOwner()
                                  .isAssignableTo(ScheduledExecutorService.class)
                              || call.getTarget().getOwner().isAssignableTo(Timer.class))));

  /** The demo writes into a temporary folder of its own; the log's tail is opened for reading. */
  @ArchTest
  static final ArchRule ONLY_PRIVATE_FILES_CREATES_FILES =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.bounceback.app.demo..",
              "org.bounceback.sandbox..",
              "org.bounceback.benchmarks..")
          .and()
          .doNotHaveFullyQualifiedName("org.bounceback.data.PrivateFiles")
          .and()
          .doNotHaveFullyQualifiedName("org.bounceback.hosting.LogTail")
          .should()
          .callCodeUnitWhere(
              DescribedPredicate.describe(
                  "a method or constructor that creates or writes files",
                  call -> isWriting(call.getTarget().getOwner(), call.getTarget().getName())));

  @ArchTest
  static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER =
      noClasses()
          .that()
          .resideInAPackage("org.bounceback.slack..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bounceback.discord..");

  @ArchTest
  static final ArchRule EACH_CHAT_LIBRARY_STAYS_IN_ITS_ADAPTER =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.bounceback.slack..", "org.bounceback.discord..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.slack.api..", "net.dv8tion..");

  private static boolean isWriting(JavaClass owner, String method) {
    return (owner.isEquivalentTo(Files.class)
            && method.matches(
                "create.*|write.*|copy|newOutputStream|newBufferedWriter|newByteChannel"))
        || ((owner.isEquivalentTo(FileChannel.class)
                || owner.isEquivalentTo(AsynchronousFileChannel.class))
            && method.equals("open"))
        || (owner.isEquivalentTo(File.class) && method.matches("create.*|mkdirs?"))
        || (method.equals("<init>")
            && Stream.of(FileOutputStream.class, FileWriter.class, RandomAccessFile.class)
                .anyMatch(owner::isEquivalentTo));
  }
}
