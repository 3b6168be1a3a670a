//! Plays a scenario: asks the engine, performs in the world, tells the engine; the stage is a process of its own.
