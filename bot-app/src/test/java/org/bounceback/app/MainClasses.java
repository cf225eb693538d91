package org.bounceback.app;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Imports what ships: no test classes, neither from a folder nor from a test-jar. */
public final class MainClasses implements ImportOption {
  /** Every class that ships, imported once for all tests of a process. */
  public static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new MainClasses())
          .importPackages("org.bounceback..");

  private final ImportOption noTestFolders = new DoNotIncludeTests();

  @Override
  public boolean includes(Location location) {
    return noTestFolders.includes(location) && !location.contains("-tests.jar");
  }
}
