package org.bounceback.app;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Imports what ships: no test classes, neither from a folder nor from a test-jar. */
public final class MainClasses implements ImportOption {
  private final ImportOption noTestFolders = new DoNotIncludeTests();

  @Override
  public boolean includes(Location location) {
    return noTestFolders.includes(location) && !location.contains("-tests.jar");
  }
}
