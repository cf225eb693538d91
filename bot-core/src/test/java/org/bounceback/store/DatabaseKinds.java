package org.bounceback.store;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Every kind of database. */
final class DatabaseKinds implements ArgumentsProvider {

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return Stream.of(Arguments.of(new Sqlite()), Arguments.of(PostgresServer.of(context)));
  }

  /** Files in the folders themselves. */
  private static final class Sqlite implements Databases {
    @Override
    public Database open(Path folder) throws StoreFailed {
      return Database.open(folder);
    }

    @Override
    public String toString() {
      return "SQLite";
    }
  }
}
