package org.bounceback.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
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

/** Checks which module may depend on which. */
@AnalyzeClasses(packages = "org.bounceback", importOptions = MainClasses.class)
class ArchitectureTest {

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

  /** The demo writes to its own temporary folder; the log tail is opened for reading. */
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
          .and()
          .doNotHaveFullyQualifiedName("org.bounceback.app.cli.ClassArchiveRun")
          .should()
          .callCodeUnitWhere(
              DescribedPredicate.describe(
                  "a method or constructor that creates or writes files",
                  call -> isWriting(call.getTarget().getOwner(), call.getTarget().getName())));

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
