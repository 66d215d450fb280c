<?php
/**
 * The namespace `cop/v1`: the protocol of the community service (`src/protocol/routes.ts`), spoken by this WordPress.
 *
 * Who asks WordPress says: by its cookie where a nonce proves that a page of this site asks, by an application password, or by whatever else the
 * site takes. Without that everybody is a visitor, so that no other site writes, or reads, in somebody's name. What they may, the rules say.
 *
 * @package CopElements
 */

namespace CopElements\Community;

use function CopElements\Rules\tables;

defined( 'ABSPATH' ) || exit;

const REST_NAMESPACE = 'cop/v1';

/** Bytes of a body: one text of 256 kB in the longest way to write it, and what stands beside it. */
const LARGEST_BODY = 4194304;

/** The most reads of one request, and the most ids of one of them; as many as the service takes, here and below. */
const MOST_READS = 100;
const MOST_IDS   = 500;

/** So many lists of one request a visitor has: each of them judges a whole kind. */
const VISITORS_LISTS = 20;

add_filter( 'rest_pre_dispatch', __NAMESPACE__ . '\keep_out_of_caches', 10, 3 );
add_filter( 'rest_post_dispatch', __NAMESPACE__ . '\say_so', 10, 3 );

function register_routes() {
	$kind = '(?P<kind>[a-z-]+)';
	$id   = '(?P<id>[^/]+)';
	at( '/describe', array( 'GET' => 'answer_describe' ) );
	at( "/items/$kind", array( 'GET' => 'answer_list', 'POST' => 'answer_create' ) );
	at( "/items/$kind/$id", array( 'GET' => 'answer_item', 'PATCH' => 'answer_update', 'DELETE' => 'answer_remove' ) );
	at( "/items/$kind/$id/(?P<act>[a-z-]+)", array( 'POST' => 'answer_act' ) );
	at( '/reads', array( 'POST' => 'answer_reads' ) );
	at( '/restore', array( 'POST' => 'answer_restore' ) );
}

function at( $route, $answers ) {
	$endpoints = array();
	foreach ( $answers as $method => $answer ) {
		$endpoints[] = array(
			'methods'             => $method,
			'callback'            => function ( $request ) use ( $answer ) { return answered( __NAMESPACE__ . '\\' . $answer, $request ); },
			// Visitors may read what is public: the rules decide for each item.
			'permission_callback' => '__return_true',
		);
	}
	register_rest_route( REST_NAMESPACE, $route, $endpoints );
}

/** An answer for whoever asks, or what is wrong as a problem. */
function answered( $answer, $request ) {
	try {
		if ( 'wordpress' !== \CopElements\settings()['source'] ) {
			throw new Refusal( 'unsupported', 'This site does not keep its community in WordPress. An administrator chooses that under Settings › CoP Elements.' );
		}
		ensure_tables();
		if ( strlen( (string) $request->get_body() ) > LARGEST_BODY ) {
			throw new Refusal( 'too-large', 'A body has at most 4 MB. Send less at a time.' );
		}
		$rows = new Rows();
		return $answer( $request, new Reader( $rows, current_actor( $rows ) ) );
	} catch ( \Throwable $error ) {
		$refusal  = refusal_of( $error );
		$problem  = $refusal->problem();
		$response = new \WP_REST_Response( $problem, $problem['status'], array( 'Content-Type' => 'application/problem+json; charset=UTF-8' ) );
		if ( null !== $refusal->retry_after ) {
			$response->header( 'Retry-After', (string) ceil( $refusal->retry_after / 1000 ) );
		}
		return $response;
	}
}

/** What cannot be done; of what nobody thought of, the log knows more. */
function refusal_of( $error ) {
	if ( $error instanceof Refusal ) {
		return $error;
	}
	// phpcs:ignore WordPress.PHP.DevelopmentFunctions -- Whoever runs the site is to find it.
	error_log( 'CoP Elements: ' . $error );
	return new Refusal( 'unavailable', 'Something went wrong in this WordPress. Whoever runs it finds more in its log.' );
}

/** Nobody keeps an answer: it is for whoever asks. */
function keep_out_of_caches( $result, $server, $request ) {
	// What page caches ask before they keep something.
	if ( is_ours( $request ) && ! defined( 'DONOTCACHEPAGE' ) ) {
		define( 'DONOTCACHEPAGE', true );
	}
	// Of whoever is signed in, WordPress puts words of its own in place of ours, which let a browser keep it.
	if ( is_ours( $request ) ) {
		add_filter( 'rest_send_nocache_headers', '__return_false', 100 );
	}
	return $result;
}

function say_so( $response, $server, $request ) {
	if ( is_ours( $request ) ) {
		$response->header( 'Cache-Control', 'no-store, private' );
		$response->header( 'Vary', 'Cookie, Authorization, X-WP-Nonce' );
	}
	return $response;
}

function is_ours( $request ) {
	// WordPress itself makes no difference between large and small letters.
	return 0 === stripos( $request->get_route(), '/' . REST_NAMESPACE . '/' );
}

function answer_describe( $request, $reader ) {
	return new \WP_REST_Response( description( $reader->actor, $reader->rows ) );
}

function answer_list( $request, $reader ) {
	$asked = $request->get_query_params();
	$page  = list_page( kind_of( $request ), query_of( $asked ), $reader );
	$names = listed( $asked['include'] ?? '' );
	foreach ( $names as $name ) {
		if ( ! in_array( $name, array( 'createdBy', 'community' ), true ) ) {
			throw new Refusal( 'invalid', 'A list brings along createdBy and community, and nothing else.', array( 'include' => 'Write createdBy and community, with commas, or leave it out.' ) );
		}
		$ids              = array_values( array_unique( array_filter( array_column( $page['items'], $name ) ) ) );
		$kind             = 'createdBy' === $name ? 'member' : 'community';
		$page['included'] = array_merge( $page['included'] ?? array(), array_values( array_filter( get_items( $kind, $ids, $reader ) ) ) );
	}
	return new \WP_REST_Response( $page );
}

function answer_item( $request, $reader ) {
	$kind         = kind_of( $request );
	list( $item ) = get_items( $kind, array( id_of( $request ) ), $reader );
	if ( null === $item ) {
		throw new Refusal( 'not-found', "This {$kind} is not there, or not for you to see." );
	}
	return new \WP_REST_Response( $item, 200, array( 'ETag' => '"' . rawurlencode( $item['version'] ) . ';' . substr( hash( 'sha256', encode( $item ) ), 0, 16 ) . '"' ) );
}

/** Several reads at once, each answered on its own. */
function answer_reads( $request, $reader ) {
	$reads = body_of( (string) $request->get_body() )['reads'] ?? null;
	if ( ! is_array( $reads ) || count( $reads ) > MOST_READS ) {
		throw new Refusal( 'invalid', 'Send a list of at most ' . MOST_READS . ' reads.', array( 'reads' => 'This is a list of reads.' ) );
	}
	$lists   = 0;
	$results = array();
	foreach ( $reads as $read ) {
		$lists    += 'list' === ( $read->verb ?? null ) ? 1 : 0;
		$is_many   = $lists > VISITORS_LISTS && ! isset( $reader->actor['member'] );
		$results[] = $is_many ? array( 'error' => ( new Refusal( 'rate-limited', 'A visitor reads ' . VISITORS_LISTS . ' lists at once. Ask for the others once more.', array(), null, 1000 ) )->problem() ) : result_of( $read, $reader );
	}
	return new \WP_REST_Response( array( 'results' => $results ) );
}

function result_of( $read, $reader ) {
	try {
		if ( 'list' === ( $read->verb ?? null ) && is_object( $read->query ?? null ) ) {
			$query = array_intersect_key( (array) $read->query, array_flip( array( 'text', 'where', 'sort', 'facets', 'fields', 'limit', 'from', 'cursor' ) ) );
			return array( 'page' => list_page( $read->kind ?? null, asked( $query ), $reader ) );
		}
		$ids = 'get' === ( $read->verb ?? null ) ? ( $read->ids ?? null ) : null;
		if ( ! is_array( $ids ) || count( $ids ) > MOST_IDS ) {
			throw new Refusal( 'invalid', 'A read is a list with a query, or a get of at most ' . MOST_IDS . ' ids.', array( 'reads' => 'Correct this.' ) );
		}
		return array( 'items' => get_items( $read->kind ?? null, $ids, $reader ) );
	} catch ( \Throwable $error ) {
		return array( 'error' => refusal_of( $error )->problem() );
	}
}

/** A query as the parameters of an address. */
function query_of( $parameters ) {
	$query = array();
	foreach ( array( 'text', 'sort', 'from', 'cursor' ) as $name ) {
		if ( isset( $parameters[ $name ] ) ) {
			$query[ $name ] = $parameters[ $name ];
		}
	}
	foreach ( array( 'facets', 'fields' ) as $name ) {
		if ( isset( $parameters[ $name ] ) ) {
			$query[ $name ] = listed( $parameters[ $name ] );
		}
	}
	if ( isset( $parameters['fromId'] ) ) {
		$query['from'] = (object) array( 'id' => $parameters['fromId'] );
	}
	if ( isset( $parameters['limit'] ) ) {
		$query['limit'] = is_numeric( $parameters['limit'] ) ? (int) $parameters['limit'] : null;
	}
	if ( isset( $parameters['where'] ) ) {
		$query['where'] = is_string( $parameters['where'] ) ? json_decode( $parameters['where'], false, DEEPEST_JSON ) : null;
	}
	return asked( $query );
}

/** A query that may be asked: each part of it in the form it has. */
function asked( $query ) {
	$forms = array(
		'text'   => function ( $value ) { return is_text( $value, 10000 ); },
		'sort'   => function ( $value ) { return is_text( $value, 101 ); },
		'cursor' => function ( $value ) { return is_text( $value, 100000 ); },
		'where'  => function ( $value ) { return is_object( $value ) && count( (array) $value ) <= 50; },
		'limit'  => 'is_int',
		'facets' => function ( $value ) { return is_texts( $value, 50 ); },
		'fields' => function ( $value ) { return is_texts( $value, 100 ); },
		'from'   => function ( $value ) { return is_text( $value, 1000 ) || is_text( $value->id ?? null, 200 ); },
	);
	foreach ( $query as $name => $value ) {
		if ( ! $forms[ $name ]( $value ) ) {
			throw new Refusal( 'invalid', "“{$name}” of a query has another form.", array( $name => 'Correct this, or leave it out.' ) );
		}
	}
	refuse_poison( $query['where'] ?? null );
	return $query;
}

/** Is it a text of at most so many letters, of four bytes each? What is no UTF-8 is none. */
function is_text( $value, $longest ) {
	return is_string( $value ) && strlen( $value ) <= 4 * $longest && 1 === preg_match( '//u', $value );
}

function is_texts( $value, $most ) {
	return is_array( $value ) && count( $value ) <= $most && array() === array_filter( $value, function ( $each ) { return ! is_text( $each, 100 ); } );
}

function listed( $text ) {
	return is_string( $text ) ? array_values( array_filter( explode( ',', $text ), 'strlen' ) ) : array();
}

function answer_create( $request, $reader ) {
	return written( $request, $reader, array( 'verb' => 'create', 'kind' => kind_of( $request ), 'item' => body_of( (string) $request->get_body() ) ), 201 );
}

function answer_update( $request, $reader ) {
	return written( $request, $reader, array( 'verb' => 'update', 'set' => body_of( (string) $request->get_body() ) ) + subject_in( $request ) );
}

function answer_remove( $request, $reader ) {
	return written( $request, $reader, array( 'verb' => 'remove' ) + subject_in( $request ) );
}

function answer_act( $request, $reader ) {
	return written( $request, $reader, array( 'verb' => 'act', 'act' => $request->get_url_params()['act'], 'with' => body_of( (string) $request->get_body() ) ) + subject_in( $request ) );
}

function answer_restore( $request, $reader ) {
	$items = body_of( (string) $request->get_body() )['items'] ?? null;
	if ( ! is_array( $items ) || array() !== array_filter( $items, function ( $item ) { return ! is_object( $item ); } ) ) {
		throw new Refusal( 'invalid', 'Send a list of items.', array( 'items' => 'This is a list of items.' ) );
	}
	return written( $request, $reader, array( 'verb' => 'restore', 'items' => $items ) );
}

function written( $request, $reader, $change, $status = 200 ) {
	if ( isset( $change['kind'] ) ) {
		assert_kept( $change['kind'] );
	}
	$key = trim( (string) $request->get_header( 'idempotency-key' ) );
	if ( '' === $key || strlen( $key ) > 200 ) {
		throw new Refusal( 'invalid', 'Send the header Idempotency-Key, of at most 200 letters. Make a key for each change, and keep it for every attempt.', array( 'Idempotency-Key' => 'Make a key for each change.' ) );
	}
	$is_dry = 'true' === ( $request->get_query_params()['dryRun'] ?? '' );
	return new \WP_REST_Response( write( $change, $key, $is_dry, $reader ), $is_dry ? 200 : $status );
}

function subject_in( $request ) {
	$subject = array(
		'kind' => kind_of( $request ),
		'id'   => id_of( $request ),
	);
	$tag     = trim( (string) $request->get_header( 'if-match' ) );
	if ( '' === $tag || '*' === $tag ) {
		return $subject;
	}
	if ( ! preg_match( '/^(?:W\/)?"([^";]+)(?:;[^"]*)?"$/', $tag, $parts ) ) {
		throw new Refusal( 'invalid', 'If-Match is not one version in quotes. Send the ETag as it was answered.', array( 'If-Match' => 'Send one version in quotes.' ) );
	}
	return $subject + array( 'version' => rawurldecode( $parts[1] ) );
}

/** Of the address alone: a body may have a field of that name. */
function kind_of( $request ) {
	return $request->get_url_params()['kind'];
}

/** As it was written into the address; where addresses are plain, our own pages encode it once more. */
function id_of( $request ) {
	return rawurldecode( $request->get_url_params()['id'] );
}
