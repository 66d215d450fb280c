<?php
/**
 * What somebody wrote against the tables of its kind: `src/model/validate.ts`.
 *
 * @package CopElements
 */

namespace CopElements\Community;

use function CopElements\Rules\tables;

defined( 'ABSPATH' ) || exit;

/**
 * Checks an item.
 *
 * @param string $kind The kind.
 * @param array  $item Values by name.
 * @param string $mode `strict` for a draft, `patch` where null takes a field away, `file` for what is restored: what is unknown moves to `extra`.
 * @return array The `values` that may be kept, and what is `wrong`, by field.
 */
function validate( $kind, $item, $mode ) {
	$fields  = tables()['kinds'][ $kind ]['fields'];
	$names   = tables()['names'];
	$values  = array();
	$wrong   = array();
	$strange = array();
	foreach ( $item as $name => $value ) {
		$name  = (string) $name;
		$field = $fields[ $name ] ?? null;
		if ( in_array( $name, $names['computed'], true ) ) {
			continue;
		}
		if ( null === $field && in_array( $name, $names['envelope'], true ) ) {
			$problem = envelope_problem( $name, $value );
		} elseif ( null === $field ) {
			if ( 'file' === $mode ) {
				$strange[ $name ] = $value;
				continue;
			}
			$problem = "A $kind has no field “{$name}”. Leave it out, or put it under “extra”.";
		} elseif ( null === $value ) {
			if ( 'patch' !== $mode && empty( $field['required'] ) ) {
				continue;
			}
			$problem = empty( $field['required'] ) ? null : 'This is needed.';
		} else {
			$problem = problem_of( $field, $value, 'file' === $mode );
		}
		if ( null === $problem ) {
			$values[ $name ] = $value;
		} else {
			$wrong[ $name ] = $problem;
		}
	}
	foreach ( $fields as $name => $field ) {
		if ( empty( $field['required'] ) || isset( $wrong[ $name ] ) || ( 'patch' === $mode && ! array_key_exists( $name, $values ) ) ) {
			continue;
		}
		// A file may hold what was emptied, as a removed reply is.
		if ( 'file' === $mode ? ! isset( $values[ $name ] ) : is_empty( $values[ $name ] ?? null ) ) {
			$wrong[ $name ] = 'This is needed.';
		}
	}
	if ( array() !== $strange ) {
		$values['extra'] = (object) ( $strange + (array) ( $values['extra'] ?? array() ) );
	}
	return compact( 'values', 'wrong' );
}

/** Checks what an act is told. */
function validate_told( $fields, $told ) {
	$values = array();
	$wrong  = array();
	foreach ( $told as $name => $value ) {
		if ( null === $value ) {
			continue;
		}
		$problem = isset( $fields[ $name ] ) ? problem_of( $fields[ $name ], $value, false ) : 'Nobody asked for this. Leave it out.';
		if ( null === $problem ) {
			$values[ $name ] = $value;
		} else {
			$wrong[ $name ] = $problem;
		}
	}
	foreach ( $fields as $name => $field ) {
		if ( ! empty( $field['required'] ) && ! isset( $wrong[ $name ] ) && is_empty( $values[ $name ] ?? null ) ) {
			$wrong[ $name ] = 'This is needed.';
		}
	}
	return compact( 'values', 'wrong' );
}

function envelope_problem( $name, $value ) {
	if ( 'extra' === $name ) {
		return is_object( $value ) ? null : 'This is a bag of named values.';
	}
	if ( 'alsoFor' === $name ) {
		return is_array( $value ) && array() === array_filter( $value, function ( $id ) { return ! is_string( $id ); } ) ? null : 'This is a list of ids of communities.';
	}
	if ( ! is_string( $value ) ) {
		return 'This is a text.';
	}
	if ( 'visibility' === $name && ! in_array( $value, tables()['visibilities'], true ) ) {
		return 'Choose one of ' . implode( ', ', tables()['visibilities'] ) . '.';
	}
	if ( 'id' === $name && ( '' === $value || letters_in( $value ) > 200 ) ) {
		return 'An id has 1 to 200 characters.';
	}
	// What the columns of the tables hold.
	return in_array( $name, array( 'id', 'community', 'createdBy', 'version' ), true ) && strlen( $value ) > ( 'version' === $name ? 64 : 255 ) ? 'Shorten this to 255 bytes.' : null;
}

/** What is wrong with a value, as a sentence that says what to do; null where it is right. */
function problem_of( $field, $value, $is_lenient ) {
	$limits = tables()['limits'];
	switch ( $field['type'] ) {
		case 'text':
			$most = $field['max'] ?? $limits['text'];
			if ( ! is_string( $value ) ) {
				return 'This is a text.';
			}
			return letters_in( $value ) > $most ? "Shorten this to $most characters; it has " . letters_in( $value ) . '.' : null;
		case 'prose':
			if ( ! is_string( $value ) ) {
				return 'This is a text.';
			}
			return strlen( $value ) > $limits['prose'] ? 'Shorten this to 256 kB; it has ' . ceil( strlen( $value ) / 1024 ) . ' kB.' : null;
		case 'instant':
			return null !== milliseconds( $value ) ? null : 'Write an instant in UTC, like 2026-03-12T09:30:00Z.';
		case 'date':
			return is_string( $value ) && preg_match( '/^(\d{4})-(\d\d)-(\d\d)$/D', $value, $parts ) && checkdate( (int) $parts[2], (int) $parts[3], (int) $parts[1] ) ? null : 'Write a date, like 2026-03-12.';
		case 'number':
			return number_problem( $field, $value );
		case 'flag':
			return is_bool( $value ) ? null : 'This is true or false.';
		case 'url':
			return is_string( $value ) && letters_in( $value ) <= 2000 && ! preg_match( '/[\s<>"]/u', $value ) ? null : 'Write one address, without spaces.';
		case 'choice':
			if ( ! is_string( $value ) ) {
				return 'This is a text.';
			}
			return $is_lenient || in_array( $value, $field['of'], true ) ? null : 'Choose one of ' . implode( ', ', $field['of'] ) . '.';
		case 'ref':
			return is_string( $value ) && '' !== $value && letters_in( $value ) <= 200 && strlen( $value ) <= 255 ? null : 'This is the id of an item.';
		case 'map':
			return map_problem( $value, $limits );
		case 'list':
			if ( ! is_array( $value ) ) {
				return 'This is a list.';
			}
			if ( count( $value ) > $limits['list'] ) {
				return "Keep at most {$limits['list']}; there are " . count( $value ) . '.';
			}
			foreach ( $value as $index => $each ) {
				$problem = problem_of( $field['of'], $each, $is_lenient );
				if ( null !== $problem ) {
					return 'Number ' . ( $index + 1 ) . ": $problem";
				}
			}
			return null;
		case 'group':
			return group_problem( $field, $value, $is_lenient );
	}
	return 'Nobody knows what this is.';
}

function number_problem( $field, $value ) {
	if ( ! is_int( $value ) && ! is_float( $value ) ) {
		return 'This is a number.';
	}
	if ( ! empty( $field['integer'] ) && floor( $value ) != $value ) { // phpcs:ignore WordPress.PHP.StrictComparisons -- 2 and 2.0 are the same number.
		return 'This is a whole number.';
	}
	if ( isset( $field['min'] ) && $value < $field['min'] ) {
		return "This is at least {$field['min']}.";
	}
	return isset( $field['max'] ) && $value > $field['max'] ? "This is at most {$field['max']}." : null;
}

function map_problem( $value, $limits ) {
	if ( ! is_object( $value ) ) {
		return 'This is a bag of named texts.';
	}
	$named = (array) $value;
	if ( count( $named ) > $limits['map'] ) {
		return "Keep at most {$limits['map']} names.";
	}
	$long = array_filter( $named, function ( $each ) use ( $limits ) { return ! is_string( $each ) || letters_in( $each ) > $limits['text']; } );
	return array() === $long ? null : "Each of these is a text of at most {$limits['text']} characters.";
}

function group_problem( $field, $value, $is_lenient ) {
	if ( ! is_object( $value ) ) {
		return 'This is a group of named values.';
	}
	foreach ( (array) $value as $name => $each ) {
		$inner = $field['of'][ $name ] ?? null;
		if ( null === $inner && ! $is_lenient ) {
			return "There is no “{$name}” here. Leave it out.";
		}
		$problem = null === $inner ? null : problem_of( $inner, $each, $is_lenient );
		if ( null !== $problem ) {
			return "$name: $problem";
		}
	}
	foreach ( $field['of'] as $name => $inner ) {
		if ( ! empty( $inner['required'] ) && is_empty( $value->$name ?? null ) ) {
			return "$name: This is needed.";
		}
	}
	return null;
}

function is_empty( $value ) {
	return null === $value || ( is_string( $value ) && '' === trim( $value ) );
}

function letters_in( $text ) {
	// Without mbstring: every byte that does not go on with a letter begins one.
	return preg_match_all( '/[^\x80-\xbf]/', $text );
}
