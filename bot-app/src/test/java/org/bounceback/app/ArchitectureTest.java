package org.bounceback.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Timer;
import java.util.concurrent.ScheduledExecutorService;

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
}
