package org.bounceback.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bounceback.testkit.MigratedDatabase;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Every kind of database. */
final class DatabaseKinds implements ArgumentsProvider {

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return Stream.of(Arguments.of(new Sqlite()), Arguments.of(PostgresServer.ofThisProcess()));
  }

  /** Files in the folders themselves. */
  private static final class Sqlite implements Databases {
    @Override
    public Database open(Path folder) throws StoreException {
      return MigratedDatabase.open(folder);
    }

    @Override
    public Connections connect(Path folder) throws StoreException {
      return Connections.to(folder.resolve(Database.FILE));
    }

    @Override
    public void putBack(Path folder, String schema) throws IOException {
      for (String leftover : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(folder.resolve(Database.FILE + leftover));
      }
      Files.copy(
          folder.resolve("bounceback-schema" + schema + ".db"), folder.resolve(Database.FILE));
    }

    @Override
    public String toString() {
      return "SQLite";
    }
  }
}
